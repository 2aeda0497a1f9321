// The keyboard in the page: pinyin with phrases, Latin letters and figures. Never the system's. (Telephone and identity numbers have DigitPad.)

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from '../parts/raised-key.tsx';
import { CandidateKeys, InsteadOfCandidates, rowsFor } from './candidate-keys.tsx';
import { keySets, marks } from './key-rows.ts';
import { choose, clear, erase, hasRoom, isEmpty, type Mode, press, turnTo, type Typing } from './typing.ts';
import type { Words } from '../words.ts';
import { useCandidates } from './use-candidates.ts';

interface KeyboardProps {
  readonly typing: Typing;
  readonly type: (typing: Typing) => void;
  /** Characters of the text. */
  readonly longest: number;
}

export function PinyinKeyboard({ typing, type, longest }: KeyboardProps): ReactElement {
  const { view } = useKiosk();
  const { state, found } = useCandidates(typing, view.display.language);
  return (
    <div className="keyboard">
      {typing.mode === 'pinyin' && typing.letters !== '' && found.length > 0 && (
        <CandidateKeys
          key={typing.letters}
          candidates={found}
          choose={(candidate) => type(choose(typing, candidate, longest))}
          fits={(candidate) => choose(typing, candidate, longest) !== typing}
        />
      )}
      {typing.mode === 'pinyin' && typing.letters !== '' && found.length === 0 && <NothingFound state={state} />}
      {(typing.mode !== 'pinyin' || typing.letters === '') && <OtherKeys typing={typing} type={type} longest={longest} />}
      <LetterKeys typing={typing} type={type} longest={longest} />
    </div>
  );
}

function NothingFound({ state }: { readonly state: 'coming' | 'ready' | 'failed' }): ReactElement {
  const { words } = useKiosk();
  return (
    <InsteadOfCandidates>
      <p role="status">{words(state === 'ready' ? 'keyboard.nothingFound' : `keyboard.${state}`)}</p>
    </InsteadOfCandidates>
  );
}

function OtherKeys({ typing, type, longest }: KeyboardProps): ReactElement {
  const { view, words } = useKiosk();
  const room = hasRoom(typing, longest);
  const count = howMuch(typing, words);
  const add = (mark: string, name: string = mark): ReactElement => (
    <RaisedKey
      key={mark}
      shape="row"
      typing={mark}
      says={name}
      afterwards={{ private: name, inTheRoom: count }}
      act={room ? () => type(press(typing, mark, longest)) : null}
    >
      {name}
    </RaisedKey>
  );
  const loosely = (
    <RaisedKey
      shape="row"
      typing="loosely"
      says={words('keyboard.looselySaid')}
      chosen={typing.loosely}
      act={() => type({ ...typing, loosely: !typing.loosely })}
    >
      {words('keyboard.loosely')}
    </RaisedKey>
  );
  const erasing = (
    <RaisedKey shape="row" typing="clear" afterwards={count} act={isEmpty(typing) ? null : () => type(clear(typing))}>
      {words('keyboard.clear')}
    </RaisedKey>
  );
  const space = add(' ', words('keyboard.space'));
  if (rowsFor(view.terminal) === 1)
    return (
      <InsteadOfCandidates>
        <div className="candidate-row even">
          {erasing}
          {typing.mode === 'pinyin' ? loosely : space}
        </div>
      </InsteadOfCandidates>
    );
  return (
    <InsteadOfCandidates>
      <div className="candidate-row even">{marks.map((mark) => add(mark))}</div>
      <div className="candidate-row even">
        {erasing}
        {typing.mode === 'pinyin' ? loosely : space}
      </div>
    </InsteadOfCandidates>
  );
}

function LetterKeys({ typing, type, longest }: KeyboardProps): ReactElement {
  const { words } = useKiosk();
  const { grid, keys } = keySets[typing.mode];
  const room = hasRoom(typing, longest);
  const count = howMuch(typing, words);
  return (
    <div className={`keyboard-keys ${grid}`}>
      {keys.map((key) =>
        key === 'delete' ? (
          <RaisedKey
            key={key}
            shape="pad"
            typing={key}
            says={words('keyboard.saidDelete')}
            afterwards={count}
            act={isEmpty(typing) ? null : () => type(erase(typing))}
          >
            {words('keyboard.delete')}
          </RaisedKey>
        ) : (
          <RaisedKey
            key={key}
            shape="pad"
            typing={key}
            afterwards={{ private: key.toUpperCase(), inTheRoom: count }}
            act={room ? () => type(press(typing, key, longest)) : null}
          >
            {key.toUpperCase()}
          </RaisedKey>
        ),
      )}
    </div>
  );
}

/** What is typed, the room hears only counted. */
function howMuch(typing: Typing, words: Words): string {
  if (isEmpty(typing)) return words('parts.keypad.nothing');
  const { letters, text } = typing;
  return letters === ''
    ? words('parts.keypad.signs', { count: [...text].length })
    : words('parts.keypad.letters', { count: letters.length });
}

interface ModeKeysProps {
  readonly typing: Typing;
  readonly type: (typing: Typing) => void;
  readonly offered: readonly Mode[];
}

/** The other sets of keys, beside the main key. */
export function ModeKeys({ typing, type, offered }: ModeKeysProps): ReactElement {
  const { words } = useKiosk();
  return (
    <div className="keyboard-modes">
      {offered
        .filter((mode) => mode !== typing.mode)
        .map((mode) => (
          <RaisedKey key={mode} typing={`mode ${mode}`} act={() => type(turnTo(typing, mode))}>
            {words(`keyboard.modes.${mode}`)}
          </RaisedKey>
        ))}
    </div>
  );
}
