// What belongs to a person: it may be drawn, never spoken on the loudspeaker, never logged.

import { z } from 'zod';

/** Personal data on the wire: `{private: …}`, so that no code can take it for public text by accident. */
export interface Private<T = string> {
  readonly private: T;
}

export const privately = <T>(value: T): Private<T> => ({ private: value });

export const privateText = z.strictObject({ private: z.string().max(400) }).readonly();

/** Integer fen (分), signed. */
export const privateFen = z.strictObject({ private: z.int() }).readonly();
