// Page facts: the few things only the page can know, sent up beside the Intents.

import { z } from 'zod';

export const pageFact = z.discriminatedUnion('kind', [
  /** The frame that shows this View has been painted. */
  z.strictObject({ kind: z.literal('painted'), epoch: z.string().min(1).max(40), sequence: z.int().min(0) }),
  /** Somebody is busy with what no touch tells of: the idle clock waits. Said again every 5 s while it lasts; a page that dies says no end. */
  z.strictObject({ kind: z.literal('busy'), with: z.enum(['speech', 'camera', 'signature']), on: z.boolean() }),
  /**
   * A line was spoken, or was not. Its id, never its text. `refused`: private, and no headphones. `silent`: no voice could be had, only
   * the caption was shown.
   */
  z.strictObject({
    kind: z.literal('spoken'),
    line: z.string().max(80),
    by: z.enum(['clip', 'system', 'synthesiser', 'none']),
    outlet: z.enum(['loudspeaker', 'headphones']),
    end: z.enum(['whole', 'cut', 'refused', 'silent']),
  }),
  /** The page failed and shows its own plain screen; no text of the error leaves the page, it could hold personal data. */
  z.strictObject({ kind: z.literal('failed'), where: z.enum(['render', 'script', 'view']) }),
]);
export type PageFact = z.infer<typeof pageFact>;

/** What a window or browser offers the page. The page knows of no other way out. */
export interface KioskBridge {
  readonly sendIntent: (intent: unknown) => void;
  readonly sendFact: (fact: unknown) => void;
  /** Calls back with every View, the latest at once; returns the way to stop. */
  readonly onView: (listener: (view: unknown) => void) => () => void;
  /** Calls back about once a second for as long as somebody is there. */
  readonly onBeat: (listener: () => void) => () => void;
}
