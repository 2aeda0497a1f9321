// A sum of money in yuan, with a point for jiao and fen; the limits stand above the pad.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { ClearKey, DigitPad } from '../../parts/digit-pad.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { NumberDisplay } from '../../parts/number-display.tsx';
import { fenOf, groupedYuan, typedYuan, withAmountCharacter, yuanText } from '../../parts/typed-number.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

export function AmountQuestion({ screen }: { readonly screen: QuestionOf<'amount'> }): ReactElement {
  const { words } = useKiosk();
  const { least, most } = screen.question;
  const [typed, setTyped, hint] = useDraft(screen, () => typedYuan(screen.answer?.private ?? ''));
  const fen = fenOf(typed);
  const good = fen !== null && fen >= least && fen <= most;
  const type = (character: string): void => setTyped(withAmountCharacter(typed, character));
  const erase = (): void => setTyped(typed.slice(0, -1));
  const inYuan = (limit: number): string => groupedYuan(typedYuan(yuanText(limit)));
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.amount.title')}>
        <Hint hint={hint} kind="amount" />
        {hint === null && <p>{words('screens.question.amount.help', { least: inYuan(least), most: inYuan(most) })}</p>}
        <NumberDisplay
          label={words('screens.question.amount.label')}
          empty={words('screens.question.amount.empty')}
          shown={groupedYuan(typed)}
          count={typed.length}
          unit={words('parts.yuan')}
          type={type}
          erase={erase}
        />
      </FilingPage>
      <Answers>
        <DigitPad type={type} erase={typed === '' ? null : erase} beside={{ character: '.', on: !typed.includes('.') }} />
        <ClearKey clear={typed === '' ? null : () => setTyped('')} />
        <NextKey field={screen.field} answer={good ? yuanText(fen) : null} />
      </Answers>
    </>
  );
}
