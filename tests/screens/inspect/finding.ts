// What a judge of a drawn screen is told, and what it finds: plain values that cross from the page to the harness.

import type { Language, Layout, TextSize, Theme } from '../../../contract/display.ts';

export const rules = [
  'drawn',
  'text-size',
  'contrast',
  'clipped',
  'lost',
  'overflow',
  'ink',
  'overlap',
  'covered',
  'scroll',
  'alone',
  'target-size',
  'row-height',
  'main-key',
  'gap',
  'reach',
  'lit',
  'main-place',
  'speech',
  'raw-key',
  'language',
  'motion',
  'paging',
  'bar',
  'complaint',
  'axe',
] as const;
export type Rule = (typeof rules)[number];

/** Pixels of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Finding {
  readonly rule: Rule;
  readonly what: string;
  readonly box: Box | null;
}

/** What the screen should keep to. */
export interface Expected {
  readonly language: Language;
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly layout: Layout;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly reachMm: number;
  readonly textScale: number;
  /** Names and places of the sample: nobody translates them. */
  readonly given: readonly string[];
  /** All its texts, ASCII ones among them: what may stand where the page says that it was given. */
  readonly givenThere: readonly string[];
  /** A View has a line to say; a part that is shown by itself has none. */
  readonly spoken: boolean;
  /** One act of the screen is the next one, and lit. */
  readonly mainAct: boolean;
}
