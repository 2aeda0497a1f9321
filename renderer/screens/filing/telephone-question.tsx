// A telephone number on a large pad; it is shown in the groups in which people say it.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { groupedTelephone } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionScreen } from './question-screen.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longest = 12;

/** A mobile has eleven digits, a landline with its area code ten to twelve; whether there can be such a number the terminal says. */
const isWhole = (typed: string): boolean => typed.length === 11 || (typed.startsWith('0') && typed.length >= 10);

export function TelephoneQuestion({ screen }: { readonly screen: QuestionScreen }): ReactElement {
  const { words } = useKiosk();
  // What comes back masked is shown as it is, and goes with the first digit.
  const [typed, type] = useDraft(() => screen.answer?.private ?? '');
  const masked = typed.includes('*');
  const add = (digit: string): void => type(masked ? digit : typed.concat(digit).slice(0, longest));
  const pad = (digit: string): ReactElement => (
    <RaisedKey key={digit} shape="pad" typing={digit} act={() => add(digit)}>
      {digit}
    </RaisedKey>
  );
  const erase = (what: 'delete' | 'clear', act: () => void): ReactElement => (
    <RaisedKey shape="pad" typing={what} act={typed === '' ? null : act}>
      {words(`parts.keys.${what}`)}
    </RaisedKey>
  );
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.telephone.title')}>
        <Hint hint={screen.hint} />
        {screen.hint === null && <p>{words('screens.question.telephone.help')}</p>}
        <p className="sheet typed" role="status" aria-label={words('screens.question.telephone.label')}>
          {typed === '' ? <span className="empty">{words('screens.question.telephone.empty')}</span> : groupedTelephone(typed)}
        </p>
      </FilingPage>
      <Answers>
        <div className="digits">
          {digits.map(pad)}
          {erase('clear', () => type(''))}
          {pad('0')}
          {erase('delete', () => type(masked ? '' : typed.slice(0, -1)))}
        </div>
        <span />
        <NextKey field={screen.field} answer={!masked && isWhole(typed) ? typed : null} />
      </Answers>
    </>
  );
}
