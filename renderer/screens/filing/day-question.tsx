// From which day: a key for each day that may be chosen, the chosen one in full.

import type { ReactElement } from 'react';
import type { Language } from '../../../contract/display.ts';
import { dateText } from '../../clock.ts';
import { useDraft } from '../../use-draft.ts';
import { useKiosk, type Kiosk } from '../../kiosk.ts';
import { Calendar } from '../../parts/drawings/calendar.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

const daysOnAPage = 8;

export function DayQuestion({ screen }: { readonly screen: QuestionOf<'day'> }): ReactElement {
  const kiosk = useKiosk();
  const { view, words } = kiosk;
  const { language } = view.display;
  const { days } = screen.question;
  const [chosen, choose, hint] = useDraft(screen, () => days.find((day) => day === screen.answer?.private) ?? null);
  const { shown, keys } = usePages(days, daysOnAPage);
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.day.title')}>
        <Hint hint={hint} kind="day" />
        {hint === null && <p className={chosen === null ? undefined : 'spare'}>{words('screens.question.day.help')}</p>}
        {chosen !== null && (
          <p className="sheet title" role="status">
            {dateText(chosen, language)}
            <span className="apart">{weekdayText(chosen, language)}</span>
          </p>
        )}
        <Calendar />
      </FilingPage>
      <Answers>
        <div className="tiles days">
          {shown.map((day) => (
            <RaisedKey key={day} shape="row" chosen={day === chosen} says={dateText(day, language)} act={() => choose(day)}>
              <span>{nearText(day, kiosk) ?? weekdayText(day, language)}</span>
              <small>{shortText(day, nearText(day, kiosk) !== null, language)}</small>
            </RaisedKey>
          ))}
        </div>
        {keys}
        <span />
        <NextKey field={screen.field} answer={chosen} />
      </Answers>
    </>
  );
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** 今天, 明天, 后天 by the terminal's calendar; null: farther away. */
function nearText(day: string, { view, words }: Kiosk): string | null {
  // sv-SE writes a date as YYYY-MM-DD.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: view.timeZone, dateStyle: 'short' }).format(view.wallTime);
  const away = Math.round((noon(day) - noon(today)) / 86_400_000);
  const name = (['today', 'tomorrow', 'dayAfter'] as const)[away];
  return name === undefined ? null : words(`screens.question.day.${name}`);
}

const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

const weekdayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'long' }).format(noon(day));

/** Month and day, with the weekday where the key does not say it already. */
function shortText(day: string, withWeekday: boolean, language: Language): string {
  const date = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(noon(day));
  if (!withWeekday) return date;
  const weekday = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: language === 'en' ? 'short' : 'long' });
  return `${date} ${weekday.format(noon(day))}`;
}
