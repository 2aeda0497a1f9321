// What has to be said when a View follows another: the new screen, what is new on the same one, or a setting of the voice.

import type { ScreenKind, View } from '../../contract/view.ts';
import { sayerFor } from './lines/sayer.ts';
import { spokenOf } from './lines.ts';
import type { Utterance } from './types.ts';

/** Here nobody may be standing: the machine doesn't talk to an empty room. */
const unattended: ReadonlySet<ScreenKind> = new Set(['attract', 'starting', 'outOfService']);

/** Each choice on these shows at once: what was chosen is said, not the screen again. */
const settingsScreens: ReadonlySet<ScreenKind> = new Set(['sound', 'display']);

export interface TurnLines {
  readonly lines: readonly Utterance[];
  /** Reading has just begun: the key that did it is not meant to cut it short. */
  readonly opening: boolean;
}

const nothing: TurnLines = { lines: [], opening: false };

const sameWords = (one: Utterance, other: Utterance): boolean =>
  one.id === other.id && JSON.stringify(one.text) === JSON.stringify(other.text);

/** What somebody changed of the voice, said in the voice as it is now. */
function changes(before: View['voice'], view: View): readonly Utterance[] {
  const { line } = sayerFor(view);
  const { reading, outlet, blank, speed, volume } = view.voice;
  if (outlet !== before.outlet) return [line(outlet === 'headphones' ? 'speech.sound.plugged' : 'speech.sound.unplugged')];
  if (blank !== before.blank) {
    if (!blank) return [line('speech.sound.lit')];
    return [line(view.senses.keypad ? 'speech.sound.blank' : 'speech.sound.blankEar')];
  }
  return [
    ...(reading !== before.reading && reading !== 'off' ? [line(`speech.sound.readings.${reading}`)] : []),
    ...(speed === before.speed ? [] : [line(`speech.sound.speeds.${speed}`)]),
    ...(volume === before.volume ? [] : [line(`speech.sound.levels.${volume}`)]),
  ];
}

/** `before`: the last View of this page; null: there is none, the page is fresh. */
export function turnLines(before: View | null, view: View): TurnLines {
  if (view.voice.reading === 'off') return nothing;
  // Whoever has plugged in headphones is there, and nobody else hears it.
  const empty = unattended.has(view.screen.kind) && view.voice.outlet !== 'headphones';
  if (before === null) return empty ? nothing : { lines: spokenOf(view), opening: false };

  const changed = changes(before.voice, view);
  const begun = before.voice.reading !== view.voice.reading && view.voice.reading === 'everything';
  const turnedOn = begun || before.voice.reading === 'off';
  const otherOutlet = view.voice.outlet !== before.voice.outlet;
  const opening = turnedOn && !otherOutlet;
  const sameKind = before.screen.kind === view.screen.kind;
  const newTurn = before.epoch !== view.epoch || before.turn !== view.turn;
  const otherWords =
    turnedOn || otherOutlet || (view.voice.blank && !before.voice.blank) || before.display.language !== view.display.language;

  if (newTurn && !(sameKind && settingsScreens.has(view.screen.kind))) {
    const stillEmpty = empty && unattended.has(before.screen.kind) && !otherWords;
    return { lines: [...changed, ...(stillEmpty ? [] : spokenOf(view))], opening: opening && !stillEmpty };
  }
  if (otherWords) return { lines: [...changed, ...spokenOf(view)], opening };
  if (changed.length > 0 || empty) return { lines: changed, opening: false };
  return { lines: newOnTheScreen(before, view), opening: false };
}

/** A slow platform, a fresh hint, stronger words: what was not said before on this screen. */
function newOnTheScreen(before: View, view: View): readonly Utterance[] {
  const said = spokenOf(before);
  const now = spokenOf(view);
  const fresh = now.filter((utterance) => !said.some((other) => sameWords(utterance, other)));
  if (fresh.length > 0 || !('failures' in before.screen) || !('failures' in view.screen)) return fresh;
  // The same thing went wrong again.
  return view.screen.failures > before.screen.failures ? now : [];
}
