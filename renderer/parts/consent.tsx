// What is agreed to, clause by clause, and the two answers: to refuse is as easy, as large and as plain as to agree.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { BindingKey } from './binding-key.tsx';
import { RaisedKey } from './raised-key.tsx';

const ordinals = ['1', '2', '3', '4', '5'] as const;

interface ClausesProps {
  /** Five at the most: more would be agreed to unread. */
  readonly clauses: readonly string[];
}

export function Clauses({ clauses }: ClausesProps): ReactElement {
  const { words } = useKiosk();
  return (
    <ol className="sheet clauses">
      {ordinals.slice(0, clauses.length).map((ordinal, index) => (
        <li key={ordinal}>
          <b>{words(`parts.ordinals.${ordinal}`)}</b>
          <span>{clauses[index]}</span>
        </li>
      ))}
    </ol>
  );
}

interface ConsentKeysProps {
  readonly refuseWord: string;
  readonly agreeWord: string;
  readonly refuse: () => void;
  readonly agree: () => void;
}

/** Neither is lit: the lamp would be advice. */
export function ConsentKeys({ refuseWord, agreeWord, refuse, agree }: ConsentKeysProps): ReactElement {
  return (
    <>
      <RaisedKey act={refuse}>{refuseWord}</RaisedKey>
      <BindingKey word={agreeWord} act={agree} />
    </>
  );
}
