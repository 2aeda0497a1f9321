import { describe, expect, it } from 'vitest';
import { errorText } from '../../../contract/log/log.ts';
import { JournalError, namingFaults } from './journal-error.ts';
import { caseIn, place } from './testing/journals.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a disk that fails an open journal', () => {
  it('has a name in the log, and what was not written is not there', () => {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'prepared');
    const pages = Number(journal.upkeep.database.pragma('page_count', { simple: true }));
    journal.upkeep.database.pragma(`max_page_count = ${pages}`);
    const visit = journal.startVisit();
    const error = thrownBy(() => {
      for (let n = 0; n < 2000; n += 1) journal.startCase({ visit, service: 'remote-treatment', operation: 'fileRemoteTreatment' });
    });
    expect(error).toBeInstanceOf(JournalError);
    expect([errorText(error), error instanceof JournalError && error.fault]).toEqual([
      'JournalError SQLITE_FULL',
      { code: 'io', error: 'SQLITE_FULL' },
    ]);
    const cases = journal.openCases();
    expect(cases.map(({ number }) => number).slice(0, 2)).toEqual(['KIOSK-01-B000001', 'KIOSK-01-B000002']);
    journal.close();
    const next = here.open();
    expect([next.openCases().length, next.caseOf(id)?.state]).toEqual([cases.length, 'prepared']);
    next.close();
  });

  it('is not the name of a mistake of ours', () => {
    const journal = place().open();
    const mistakes = [
      () => journal.startCase({ visit: 99, service: 'remote-treatment', operation: 'fileRemoteTreatment' }),
      () => journal.startAttempt(99, 'm-1'),
    ].map(thrownBy);
    expect(mistakes.map((error) => error instanceof Error && !(error instanceof JournalError))).toEqual([true, true]);
    journal.close();
  });

  it('is named for functions only; values stay', () => {
    const named = namingFaults({ version: 3, nothing: null, double: (n: number) => 2 * n });
    expect([named.version, named.nothing, named.double(4)]).toEqual([3, null, 8]);
  });
});
