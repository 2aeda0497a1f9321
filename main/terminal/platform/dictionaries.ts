// Asks the region for its dictionaries and teaches them to the code tables; what it cannot or will not tell stays as it is built in.

import { type Log, ownIdText } from '../../../contract/log/log.ts';
import type { Result } from '../../../contract/result.ts';
import { type CodeTables, dictionaryNames } from './messages/code-tables.ts';
import { dictionaryQuestion, type Spelling, spellings } from './messages/dictionary.ts';
import type { Question } from './messages/question.ts';
import type { PlatformFault } from './types.ts';

interface DictionariesOptions {
  readonly codes: CodeTables;
  /** Six digits. */
  readonly division: string;
  readonly ask: <T>(question: Question<T>) => Promise<Result<T, PlatformFault>>;
  readonly log: Log;
}

const worthAnotherTry: ReadonlySet<PlatformFault['code']> = new Set(['platform.unreachable', 'platform.tooSlow', 'platform.unauthorised']);

/** @returns whether there is no use in asking again today */
export async function loadDictionaries({ codes, division, ask, log }: DictionariesOptions): Promise<boolean> {
  let known: readonly Spelling[] = spellings;
  for (const name of dictionaryNames) {
    for (const spelling of known) {
      const answer = await ask(dictionaryQuestion(name, division, spelling));
      if (answer.ok) {
        known = [spelling];
        log('platform.dictionary', { dictionary: ownIdText(name), entries: answer.value.length, used: codes.learn(name, answer.value) });
        break;
      }
      if (worthAnotherTry.has(answer.fault.code)) return false;
      if (answer.fault.code !== 'platform.refused') break;
    }
  }
  return true;
}
