// The table of states in README.md: who may sign in, and what is told of the card that lies there.

import { describe, expect, it } from 'vitest';
import { afterEvidence, isOld, type Lying, mediaOf } from './lying.ts';

const states: readonly Lying[] = [
  { kind: 'unsure' },
  { kind: 'left' },
  { kind: 'nothing' },
  { kind: 'found' },
  { kind: 'read', digest: 'x' },
  { kind: 'refused', error: 'cardMoved' },
];

describe('What lies on the reader', () => {
  it.each([
    ['unsure', 'left', 'unknown', 'unknown'],
    ['left', 'left', 'present', 'present'],
    ['nothing', 'found', 'notPresent', 'unknown'],
    ['found', 'found', 'present', 'present'],
    ['read', 'read', 'present', 'unknown'],
    ['refused', 'refused', 'present', 'present'],
  ] as const)('while it is %s: with a card %s, told as %s, without a test as %s', (kind, withCard, media, untested) => {
    const [lying] = states.filter((state) => state.kind === kind);
    if (!lying) throw new Error(`there is no state ${kind}`);
    expect(afterEvidence(lying, 'card').kind).toBe(withCard);
    expect(afterEvidence(lying, 'unknown')).toBe(lying);
    expect(afterEvidence(lying, 'noCard')).toEqual({ kind: 'nothing' });
    expect(mediaOf(lying, 'readAgain')).toBe(media);
    expect(mediaOf(lying, 'none')).toBe(untested);
    expect(isOld(lying)).toBe(kind === 'unsure' || kind === 'left');
  });

  it('is never read from a connection that began with it, until it has been away', () => {
    const atFirst = afterEvidence({ kind: 'unsure' }, 'card');
    const later = afterEvidence(afterEvidence(atFirst, 'card'), 'unknown');
    expect(isOld(later)).toBe(true);
    expect(isOld(afterEvidence(afterEvidence(later, 'noCard'), 'card'))).toBe(false);
  });
});
