// The number of an identity card on a large pad, with X for its last place.

import type { ReactElement } from 'react';
import { useDraft } from '../../use-draft.ts';
import { useKiosk } from '../../kiosk.ts';
import { ClearKey, DigitPad } from '../../parts/digit-pad.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { Answers } from '../../parts/layout.tsx';
import { NumberDisplay } from '../../parts/number-display.tsx';
import { erased, groupedIdNumber, isWholeIdNumber, takesX, withIdCharacter } from '../../parts/typed-number.ts';
import { idNumberLack } from './lack-text.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionScreen } from './question-screen.ts';

export function IdNumberQuestion({ screen }: { readonly screen: QuestionScreen }): ReactElement {
  const { words } = useKiosk();
  const [typed, setTyped, hint] = useDraft(screen, () => screen.answer?.private ?? '');
  const type = (character: string): void => setTyped(withIdCharacter(typed, character));
  const erase = (): void => setTyped(erased(typed));
  const lack = idNumberLack(typed, words);
  return (
    <>
      <FilingPage service={screen.service} title={words('screens.question.idNumber.title')}>
        <Hint hint={hint} kind="idNumber" />
        {hint === null && <p>{lack ?? words('screens.question.idNumber.help')}</p>}
        <NumberDisplay
          label={words('screens.question.idNumber.label')}
          empty={words('screens.question.idNumber.empty')}
          shown={groupedIdNumber(typed)}
          count={typed.length}
          lack={lack}
          type={type}
          erase={erase}
        />
      </FilingPage>
      <Answers>
        <DigitPad type={type} erase={typed === '' ? null : erase} beside={{ character: 'X', on: takesX(typed) }} />
        <ClearKey clear={typed === '' ? null : () => setTyped('')} />
        <NextKey field={screen.field} answer={isWholeIdNumber(typed) ? typed : null} />
      </Answers>
    </>
  );
}
