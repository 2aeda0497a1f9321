// The read-back (核对): everything that will be submitted, a key for each line that can still be changed, and 提交.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../contract/view.ts';
import { useKiosk } from '../../kiosk.ts';
import { BindingKey } from '../../parts/binding-key.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FilingPage } from '../../parts/filing-page.tsx';
import { isKnownField, valueText } from '../../parts/filing-words.ts';
import { Answers } from '../../parts/layout.tsx';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';

/** Names and what was typed have no marked phrases to break at. */
const cameFromOutside = (kind: string): boolean => kind === 'text' || kind === 'division';

/** So many have room on the ledge at the most; the lines themselves are read page by page. */
const changesOnAPage = 8;

export function Review({ screen: { service, person, agent, lines } }: { readonly screen: ScreenOf<'review'> }): ReactElement {
  const kiosk = useKiosk();
  const { words, raise } = kiosk;
  const changeable = lines.flatMap(({ field, changeable: can }) => (can && isKnownField(field) ? [field] : []));
  const { shown, keys } = usePages(changeable, changesOnAPage);
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
                        {words('parts.person.agent', {
                          name: agent.name.private,
                          principal: person.name.private,
                          relation: words(`parts.relations.${agent.relation}`),
                        })}
                      </span>
                    ),
                  },
                ]),
            ...lines.map(({ field, value }) => ({
              id: field,
              label: isKnownField(field) ? words(`parts.fields.${field}`) : words('parts.fields.other'),
              value: <span className={cameFromOutside(value.kind) ? 'given' : undefined}>{valueText(value, kiosk)}</span>,
            })),
          ]}
        />
      </FilingPage>
      <Answers>
        {keys}
        {changeable.length > 0 && (
          <div className="changes">
            {shown.map((field) => (
              <RaisedKey key={field} shape="row" act={() => raise({ kind: 'change', field })}>
                {words(`screens.review.change.${field}`)}
              </RaisedKey>
            ))}
          </div>
        )}
        <RaisedKey act={() => raise({ kind: 'home' })}>{words('screens.review.leave')}</RaisedKey>
        <BindingKey lit word={words('screens.review.submit')} act={() => raise({ kind: 'submit' })} />
      </Answers>
    </>
  );
}
