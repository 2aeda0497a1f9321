// A day in three steps, year, month, day: each a page of keys, each can be changed afterwards by its key above them.

import { Fragment, useState, type ReactElement } from 'react';
import type { Language } from '../../contract/display.ts';
import { monthText } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import {
  type DayDigits,
  type DayRange,
  dayOfDigits,
  daysIn,
  decadesIn,
  digitsOfDay,
  keptDigits,
  monthsIn,
  noDay,
  type PartialDay,
  yearsIn,
} from './calendar-steps.ts';
import { entryStop, useEntry } from './keypad-stops.ts';
import { usePages } from './pages.tsx';
import { RaisedKey } from './raised-key.tsx';

type Part = 'year' | 'month' | 'day';

const nextOpen = ({ year, month }: PartialDay): Part => (year === null ? 'year' : month === null ? 'month' : 'day');
/** More years than these stand behind their decades. */
const yearsAtOnce = 20;

export interface DateSteps {
  /** The whole draft: what is chosen by keys and what is typed are one. */
  readonly digits: DayDigits;
  readonly change: (digits: DayDigits) => void;
  readonly range: DayRange;
}

/** What is chosen so far, on the paper; the keypad types eight digits into it. */
export function ChosenDate({ digits, change, range }: DateSteps): ReactElement {
  const { view, words } = useKiosk();
  const { language } = view.display;
  const ref = useEntry<HTMLParagraphElement>({
    type: (digit) => change(keptDigits(digits + digit, range)),
    erase: () => change(digits.slice(0, -1)),
    says: () => words(digits === '' ? 'parts.keypad.nothing' : 'parts.keypad.typed', { count: digits.length }),
  });
  const { year, month, day } = dayOfDigits(digits);
  return (
    <p ref={ref} className="sheet typed date entry" role="status" aria-label={words('parts.date.label')} {...entryStop}>
      {year === null ? (
        <span className="empty">{words('parts.date.empty')}</span>
      ) : (
        inOrder(language, [
          words('parts.date.year', { year }),
          month === null ? null : monthText(month, language),
          day === null ? null : words('parts.date.day', { day }),
        ])
      )}
    </p>
  );
}

/** As dates are written: 8 March 1952, and the year first in Chinese. */
function inOrder(language: Language, parts: readonly (string | null)[]): ReactElement[] {
  const written = parts.filter((part) => part !== null);
  return (language === 'en' ? written.reverse() : written).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && language === 'en' && ' '}
      <span>{part}</span>
    </Fragment>
  ));
}

/** The keys of the step that is open, and those that lead back to an earlier one. */
export function DateKeys({ digits, change, range }: DateSteps): ReactElement {
  const { view, words } = useKiosk();
  const { language } = view.display;
  const [asked, ask] = useState<Part | null>(null);
  const chosen = dayOfDigits(digits);
  const part = asked ?? nextOpen(chosen);
  const { year, month } = chosen;
  // Whoever changes an earlier part keeps nothing of the later ones: 31 March has no place in April.
  const took = (next: PartialDay): void => {
    ask(null);
    change(digitsOfDay(next));
  };
  return (
    <>
      {year !== null && (
        <div className="places across-3 date-parts">
          <RaisedKey shape="row" chosen={part === 'year'} act={() => ask('year')}>
            {words('parts.date.changeYear')}
          </RaisedKey>
          <RaisedKey shape="row" chosen={part === 'month'} act={() => ask('month')}>
            {words('parts.date.changeMonth')}
          </RaisedKey>
          <RaisedKey shape="row" chosen={part === 'day'} act={month === null ? null : () => ask('day')}>
            {words('parts.date.changeDay')}
          </RaisedKey>
        </div>
      )}
      {part === 'year' && <YearKeys range={range} year={year} choose={(picked) => took({ ...noDay, year: picked })} />}
      {part === 'month' && year !== null && (
        <NumberKeys
          numbers={monthsIn(range, year)}
          chosen={month}
          word={(number) => monthText(number, language)}
          across={language === 'en' ? 3 : 4}
          choose={(picked) => took({ year, month: picked, day: null })}
        />
      )}
      {part === 'day' && year !== null && month !== null && (
        <NumberKeys
          numbers={daysIn(range, year, month)}
          chosen={chosen.day}
          word={(number) => words('parts.date.day', { day: number })}
          choose={(picked) => took({ ...chosen, day: picked })}
        />
      )}
    </>
  );
}

interface YearKeysProps {
  readonly range: DayRange;
  readonly year: number | null;
  readonly choose: (year: number) => void;
}

function YearKeys({ range, year, choose }: YearKeysProps): ReactElement {
  const { words } = useKiosk();
  const [decade, open] = useState<number | null>(null);
  const years = yearsIn(range);
  if (years.length > yearsAtOnce && decade === null) {
    return (
      <NumberKeys
        numbers={decadesIn(range)}
        chosen={null}
        word={(number) => words('parts.date.decade', { from: number })}
        choose={open}
        across={2}
      />
    );
  }
  const shown = decade === null ? years : years.filter((one) => one - (one % 10) === decade);
  return <NumberKeys numbers={shown} chosen={year} word={(number) => words('parts.date.year', { year: number })} choose={choose} />;
}

interface NumberKeysProps {
  readonly numbers: readonly number[];
  readonly chosen: number | null;
  readonly word: (number: number) => string;
  readonly choose: (number: number) => void;
  readonly across?: 2 | 3 | 4;
}

const rowsOnAPage = 8;

function NumberKeys({ numbers, chosen, word, choose, across = 4 }: NumberKeysProps): ReactElement {
  const { shown, keys } = usePages(numbers, across * rowsOnAPage);
  return (
    <>
      <div className={`places across-${across} numbers`}>
        {shown.map((number) => (
          <RaisedKey key={number} shape="row" chosen={number === chosen} act={() => choose(number)}>
            {word(number)}
          </RaisedKey>
        ))}
      </div>
      {keys}
    </>
  );
}
