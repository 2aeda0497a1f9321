// Typed log events: a line can only be one of the catalogue, with fields that cannot carry a person's data by type.

import type { LogEvents } from './events.ts';

export * from './text.ts';

/** Numbers, flags, closed words and LogText. `string` and Private are no log field: that is a type error, and it is meant. */
export type LogFields<K extends keyof LogEvents> = LogEvents[K];

/** Writes one line. The sink adds time, process and terminal. */
export type Log = <K extends keyof LogEvents>(event: K, fields: LogFields<K>) => void;
