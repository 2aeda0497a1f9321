// What is half answered outlasts every aside, and nothing else.

import { describe, expect, it } from 'vitest';
import type { View } from '../contract/view.ts';
import { createDrafts } from './draft.ts';
import { sampleNames, sampleView } from './gallery/samples.ts';

function sample(name: string): View {
  const view = sampleView(name);
  if (!view) throw new Error(`no sample ${name}`);
  return view;
}
const question = sample('question-telephone');
const kept = (between: readonly View[]): unknown => {
  const drafts = createDrafts();
  drafts.see(question);
  drafts.keep(question, '138');
  for (const view of between) drafts.see(view);
  drafts.see(question);
  return drafts.of(question);
};
const ofKind = (kind: View['screen']['kind']): readonly View[] => sampleNames.map(sample).filter(({ screen }) => screen.kind === kind);

describe('what is half answered', () => {
  // The session comes back from all of these to where it was: main/terminal/session/aside-states.ts.
  it.each(['help', 'display', 'sound', 'idleQuestion'] as const)('is there again after %s', (kind) => {
    const asides = ofKind(kind);
    expect(asides.length).toBeGreaterThan(0);
    for (const aside of asides) expect(kept([aside])).toBe('138');
  });

  it('is there again after one aside has led to another', () => {
    expect(kept((['help', 'sound', 'display', 'idleQuestion'] as const).flatMap((kind) => ofKind(kind).slice(0, 1)))).toBe('138');
  });

  it('is gone once another screen or another question has stood there', () => {
    expect(kept([sample('menu')])).toBeUndefined();
    expect(kept([sample('attract')])).toBeUndefined();
    expect(kept([sample('question-id-number')])).toBeUndefined();
  });
});
