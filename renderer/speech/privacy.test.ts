// Whatever a View holds of a person: nothing of it reaches the loudspeaker, by any line that the page can say. With a control.

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { languages } from '../../contract/display.ts';
import { faultCodes } from '../../contract/fault.ts';
import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import { catalogues } from '../../resources/index.ts';
import { sampleNames, sampleView } from '../gallery/samples.ts';
import { detailsOf, promptsOf, spokenOf } from './lines.ts';
import { createPageSpeech } from './page-speech.ts';
import { createSpeaker, type SpeakerSettings } from './speaker.ts';
import type { Utterance } from './types.ts';
import type { VoiceOutlet } from './voices/voice.ts';

/** In no catalogue: whatever contains it came from the person. */
const mark = '秘𠮷';
const sum = 98_765_432_100;
/** The mark, and the sum as it is said in each language. */
const personal = /秘𠮷|九[亿億]八千七百|987654321/;

/** Everything private becomes a marked text; the place and begin of insurance are one's own matter too. */
function marked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => marked(item, key));
  if (typeof value !== 'object' || value === null) {
    return (key === 'placeName' || key === 'since' || key === 'from') && typeof value === 'string' ? mark : value;
  }
  if ('private' in value) return privately(typeof value.private === 'number' ? sum : `${mark}${String(value.private)}`);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, name === 'hours' ? inner : marked(inner, name)]),
  );
}
const withMarks = (view: View): View => ({ ...view, screen: marked(view.screen) as View['screen'] });

/** The world outside: everything that would be sound. */
function recorder(): { readonly heard: string[]; readonly outlet: VoiceOutlet } {
  const heard: string[] = [];
  return {
    heard,
    outlet: {
      by: 'synthesiser',
      say: ({ text }, _, __, started) => {
        heard.push(text);
        started();
        return Promise.resolve(true);
      },
      prepare: ({ text }) => heard.push(text),
    },
  };
}

const settings: SpeakerSettings = {
  reading: 'everything',
  language: 'zh-Hans',
  speed: 'normal',
  gain: 1,
  outlet: 'loudspeaker',
  standIn: { id: 'private.standIn', text: '请看屏幕' },
};
async function heardOf(utterances: readonly Utterance[], outlet: SpeakerSettings['outlet'] = 'loudspeaker'): Promise<string> {
  const { heard, outlet: voice } = recorder();
  createSpeaker({ outlets: [voice], settings: { ...settings, outlet }, report: () => undefined }).say(utterances);
  await vi.advanceTimersByTimeAsync(0);
  return heard.join('\n');
}

const views = sampleNames.flatMap((name) =>
  languages.flatMap((language) => {
    const view = sampleView(name, { language });
    return view === null ? [] : [{ name: `${name} ${language}`, view }];
  }),
);
const anyView = fc
  .record({
    sample: fc.constantFrom(...views),
    reading: fc.constantFrom('prompts' as const, 'everything' as const),
    hint: fc.constantFrom(null, ...faultCodes),
    failures: fc.nat(5),
  })
  .map(({ sample, reading, hint, failures }): View => {
    const { screen } = sample.view;
    const other = screen.kind === 'identify' ? { ...screen, hint, failures } : screen.kind === 'question' ? { ...screen, hint } : screen;
    return withMarks({ ...sample.view, screen: other, voice: { ...sample.view.voice, reading, outlet: 'loudspeaker' } });
  });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('on the loudspeaker', () => {
  it('no prompt and no detail of any View says anything of the person', async () => {
    for (const { name, view } of views) {
      const seen = withMarks(view);
      expect(await heardOf([...promptsOf(seen), ...detailsOf(seen)]), name).not.toMatch(personal);
    }
  });

  it('nothing that the page says by itself, on focus or again, says anything of the person', async () => {
    await fc.assert(
      fc.asyncProperty(anyView, anyView, fc.string(), async (first, second, focus) => {
        const { heard, outlet } = recorder();
        const page = createPageSpeech(
          { outlets: [outlet], tone: () => undefined },
          { sendFact: () => undefined, newestVoice: () => null },
          first,
        );
        page.see(first);
        await vi.advanceTimersByTimeAsync(400);
        page.see({ ...second, turn: 1, keypad: { presses: 1, key: '5' } });
        await vi.advanceTimersByTimeAsync(400);
        page.speech.focus(privately(`${mark}${focus}`));
        await vi.advanceTimersByTimeAsync(10);
        page.speech.tell({ id: 'told', text: privately(mark) });
        page.speech.again();
        await vi.advanceTimersByTimeAsync(10);
        page.close();
        expect(heard.join('\n')).not.toMatch(personal);
      }),
      { numRuns: 150 },
    );
  });

  it.each(['filing.openCase', 'filing.locked', 'filing.nothingToCancel', 'filing.ownPlace', 'filing.alreadyFiled'] as const)(
    'no screen tells the reason %s: it is the person’s own',
    async (fault) => {
      const why = catalogues['zh-Hans'].faults.filing;
      const { what } = why[fault.slice('filing.'.length) as keyof typeof why];
      let asked = 0;
      for (const { view } of views) {
        const { screen } = view;
        const own: View['screen'] | null =
          screen.kind === 'question'
            ? { ...screen, hint: fault }
            : screen.kind === 'trouble'
              ? { ...screen, fault }
              : screen.kind === 'notice'
                ? { ...screen, checks: [{ what: 'record', state: 'bad', fault }] }
                : screen.kind === 'filed'
                  ? { ...screen, outcome: { kind: 'notDone', fault } }
                  : null;
        if (own === null || view.display.language !== 'zh-Hans') continue;
        asked += 1;
        const told = { ...view, screen: own };
        expect(await heardOf([...promptsOf(told), ...detailsOf(told)])).not.toContain(what.replaceAll('|', ''));
      }
      expect(asked).toBeGreaterThan(20);
    },
  );

  it('whether a filing can be cancelled, or another is still open, is not heard either', async () => {
    const heardOfSample = (name: string): Promise<string> => {
      const view = sampleView(name, { language: 'zh-Hans' });
      if (!view) throw new Error(`no sample ${name}`);
      return heardOf([...promptsOf(view), ...detailsOf(view)]);
    };
    expect(await heardOfSample('question-record-locked')).not.toMatch(/不能取消/);
    for (const name of sampleNames.filter((one) => sampleView(one)?.screen.kind === 'notice'))
      expect(await heardOfSample(name), name).not.toMatch(/上次|没有办完/);
  });

  it('prompts do not even depend on what is private', () => {
    for (const { name, view } of views) expect(promptsOf(withMarks(view)), name).toEqual(promptsOf(view));
  });
});

describe('the control', () => {
  it('in headphones the same lines are heard', async () => {
    const told = await Promise.all(
      views.map(({ view }) => heardOf(spokenOf({ ...withMarks(view), voice: { ...view.voice, reading: 'everything' } }), 'headphones')),
    );
    expect(told.filter((text) => personal.test(text)).length).toBeGreaterThan(30);
  });

  it('with what is private passed off as public, the loudspeaker says it: the recorder would have heard', async () => {
    const passedOff = ({ id, text }: Utterance): Utterance => ({ id, text: typeof text === 'string' ? text : text.private });
    const result = views.find(({ name }) => name === 'result zh-Hans');
    expect(result).toBeDefined();
    if (result) expect(await heardOf(detailsOf(withMarks(result.view)).map(passedOff))).toMatch(personal);
  });
});
