// A telephone number on a large pad; it is shown in the groups in which people say it.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { DigitPad } from '../../parts/digit-pad.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { groupedTelephone } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { NumberDisplay } from '../../parts/number-display.tsx';
import { erased, isWholeTelephone, withTelephoneDigit } from '../../parts/typed-number.ts';
import { telephoneLack } from './lack-text.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionScreen } from './question-screen.ts';

export function TelephoneQuestion({ screen }: { readonly screen: QuestionScreen }): ReactElement {
  const { words } = useKiosk();
  const [typed, setTyped, hint] = useDraft(screen, () => screen.answer?.private ?? '');
  const type = (digit: string): void => setTyped(withTelephoneDigit(typed, digit));
  const erase = (): void => setTyped(erased(typed));
  const lack = telephoneLack(typed, words);
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.telephone.title')}>
        <Hint hint={hint} kind="telephone" />
        {hint === null && <p>{lack ?? words('screens.question.telephone.help')}</p>}
        <NumberDisplay
          label={words('screens.question.telephone.label')}
          empty={words('screens.question.telephone.empty')}
          shown={groupedTelephone(typed)}
          count={typed.length}
          lack={lack}
          type={type}
          erase={erase}
        />
      </FilingPage>
      <Answers>
        <DigitPad type={type} erase={typed === '' ? null : erase} beside={{ clear: typed === '' ? null : () => setTyped('') }} />
        <span />
        <NextKey field={screen.field} answer={isWholeTelephone(typed) ? typed : null} />
      </Answers>
    </>
  );
}
