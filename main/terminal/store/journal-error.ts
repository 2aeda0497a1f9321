// What a journal that is open throws when the disk fails it: nothing may go on as if it had been written, so the process ends with this name.

import { type JournalFault, journalFault } from './database.ts';

export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly fault: JournalFault;
  /** Stands in the log, e.g. SQLITE_FULL. */
  readonly code: string;

  constructor(fault: JournalFault, cause: unknown) {
    super('The journal cannot be written', { cause });
    this.fault = fault;
    this.code = fault.code === 'io' ? fault.error : fault.code;
  }
}

/** The same functions, whose disk faults have a name; every other error is a broken invariant and stays what it is. */
export function namingFaults<T extends object>(functions: T): T {
  const named = Object.entries(functions).map(([name, value]: [string, unknown]) => [name, isFunction(value) ? naming(value) : value]);
  return Object.fromEntries(named) as T;
}

type Act = (...given: readonly unknown[]) => unknown;

const isFunction = (value: unknown): value is Act => typeof value === 'function';

const naming =
  (act: Act): Act =>
  (...given) => {
    try {
      return act(...given);
    } catch (error) {
      throw error instanceof JournalError ? error : new JournalError(journalFault(error), error);
    }
  };
