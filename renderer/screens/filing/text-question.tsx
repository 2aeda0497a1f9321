// A word or two by the pinyin keyboard.

import type { ReactElement } from 'react';
import { ModeKeys, PinyinKeyboard } from '../../keyboard/pinyin-keyboard.tsx';
import { TypedWords } from '../../keyboard/typed-words.tsx';
import { begun, modes, typedText } from '../../keyboard/typing.ts';
import { useKiosk } from '../../kiosk.ts';
import { FilingPage } from '../../parts/filing-page.tsx';
import { isKnownField } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { useDraft } from '../../use-draft.ts';
import { Hint, NextKey } from './next-key.tsx';
import type { QuestionOf } from './question-screen.ts';

export function TextQuestion({ screen }: { readonly screen: QuestionOf<'text'> }): ReactElement {
  const { view, words } = useKiosk();
  const mode = view.display.language === 'en' ? 'latin' : 'pinyin';
  const [typing, type, hint] = useDraft(screen, () => begun(mode, screen.answer?.private ?? ''));
  const { field } = screen;
  const what = words(isKnownField(field) ? `parts.fields.${field}` : 'parts.fields.other');
  return (
    <>
      <FilingPage service={screen.service} title={words('keyboard.question.title', { what })}>
        <Hint hint={hint} kind="text" />
        <TypedWords typing={typing} label={what} empty={words('keyboard.question.empty')} />
        {hint === null && <p className="spare">{words(`keyboard.question.${typing.mode === 'pinyin' ? 'pinyin' : 'letters'}`)}</p>}
      </FilingPage>
      <Answers>
        <PinyinKeyboard typing={typing} type={type} longest={screen.question.longest} />
        <ModeKeys typing={typing} type={type} offered={modes} />
        <NextKey field={field} answer={typedText(typing)} />
      </Answers>
    </>
  );
}
