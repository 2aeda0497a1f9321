// Pairs of a label and its value, one under the other.

import type { ReactElement, ReactNode } from 'react';

export interface Fact {
  /** Tells facts of one label apart. */
  readonly id?: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** A slip of paper with facts on it. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  return <Pairs className="sheet facts" facts={facts} />;
}

/** Lines between rules, straight on the page: what to know, where to turn to. */
export function Lines({ lines }: { readonly lines: readonly Fact[] }): ReactElement {
  return <Pairs className="lines" facts={lines} />;
}

function Pairs({ className, facts }: { readonly className: string; readonly facts: readonly Fact[] }): ReactElement {
  return (
    <dl className={className}>
      {facts.map(({ id, label, value }) => (
        <div key={id ?? label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
