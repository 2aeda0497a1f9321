// The read-back (核对): everything that will be submitted, a key for each line that can still be changed, and 提交.

import type { ReactElement } from 'react';
import type { TextSize } from '../../../contract/display.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { useKiosk } from '../../kiosk.ts';
import { Facts } from '../../parts/facts.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { isKnownField, valueText } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';

const linesOnAPage: Readonly<Record<TextSize, number>> = { standard: 8, large: 7, extra: 6 };

export function Review({ screen: { service, person, agent, lines } }: { readonly screen: ScreenOf<'review'> }): ReactElement {
  const kiosk = useKiosk();
  const { view, words, raise } = kiosk;
  const { shown, keys } = usePages(lines, linesOnAPage[view.display.textSize] - (agent === null ? 0 : 1));
  const changeable = shown.flatMap(({ field, changeable: can }) => (can && isKnownField(field) ? [field] : []));
  return (
    <>
      <FilingPage service={service} title={words('screens.review.title')}>
        <Facts
          facts={[
            {
              id: 'person',
              label: words(agent === null ? 'screens.review.who' : 'screens.review.whom'),
              value: <span className="given">{person.name.private}</span>,
            },
            ...(agent === null
              ? []
              : [
                  {
                    id: 'agent',
                    label: words('screens.review.agent'),
                    value: (
                      <span className="given">
                        {words('parts.person.agent', { name: agent.name.private, relation: words(`parts.relations.${agent.relation}`) })}
                      </span>
                    ),
                  },
                ]),
            ...shown.map(({ field, value }) => ({
              id: field,
              label: isKnownField(field) ? words(`parts.fields.${field}`) : words('parts.fields.other'),
              value: <span className={value.kind === 'text' ? 'given' : undefined}>{valueText(value, kiosk)}</span>,
            })),
          ]}
        />
      </FilingPage>
      <Answers>
        {keys}
        {changeable.length > 0 && (
          <div className="changes">
            {changeable.map((field) => (
              <RaisedKey key={field} shape="row" act={() => raise({ kind: 'change', field })}>
                {words(`screens.review.change.${field}`)}
              </RaisedKey>
            ))}
          </div>
        )}
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('screens.review.leave')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'submit' })}>
          {words('screens.review.submit')}
        </RaisedKey>
      </Answers>
    </>
  );
}
