// How the screen is shown and heard in this visit: language, size, colours, layout, voice. All of it returns to its default afterwards.

import { z } from 'zod';

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

export const textSizes = ['standard', 'large', 'extra'] as const;
export type TextSize = (typeof textSizes)[number];

export const themes = ['standard', 'contrastLight', 'contrastDark'] as const;
export type Theme = (typeof themes)[number];

/** `low`: everything to touch lies under the reach line, for whoever sits. */
export const layouts = ['standard', 'low'] as const;
export type Layout = (typeof layouts)[number];

export const display = z.strictObject({
  language: z.enum(languages),
  textSize: z.enum(textSizes),
  theme: z.enum(themes),
  layout: z.enum(layouts),
});
export type Display = z.infer<typeof display>;

/** `prompts`: one short line a screen. `everything`: also what stands on it, and the key that has the focus. */
export const readings = ['off', 'prompts', 'everything'] as const;
export type Reading = (typeof readings)[number];

/** 0.7, 0.85 and 1 of the voice's own speed. */
export const speeds = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof speeds)[number];

export const volumes = [1, 2, 3, 4, 5] as const;
export type Volume = (typeof volumes)[number];
export const volume = z.literal(volumes);

export const voice = z.strictObject({
  reading: z.enum(readings),
  speed: z.enum(speeds),
  volume,
  /** Private text is spoken on `headphones` only; without a signal from the socket it is always the loudspeaker. */
  outlet: z.enum(['loudspeaker', 'headphones']),
  /** The screen is dark (黑屏听): only what is spoken tells the way. */
  blank: z.boolean(),
});
export type Voice = z.infer<typeof voice>;

/** How everybody finds the machine, in the language of the configuration. */
export const plainDisplay = (language: Language): Display => ({ language, textSize: 'standard', theme: 'standard', layout: 'standard' });

/** The volume returns to its third step, 65 dBA (EN 301 549, 5.1.3.13). */
export const plainVoice = (reading: Reading): Voice => ({ reading, speed: 'normal', volume: 3, outlet: 'loudspeaker', blank: false });
