// Options of a campaign's command line: a wrong one is told with the help, and never looks like a campaign that failed.

import { type ParseArgsConfig, parseArgs } from 'node:util';

/** @returns null when a sentence about a wrong option has been written and the exit code set to 2 */
export function optionsOf<T extends NonNullable<ParseArgsConfig['options']>>(options: T, help: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message.replace(/\n.*/s, '') : error}\n\n${help}`);
    process.exitCode = 2;
    return null;
  }
}
