// The answer to the query: one sum in large figures, the insurances behind it, and the receipt.

import type { ReactElement } from 'react';
import { yuanText } from '../../contract/money.ts';
import type { ScreenOf } from '../../contract/view.ts';
import { momentText } from '../clock.ts';
import { useKiosk } from '../kiosk.ts';
import { InsuranceFacts } from '../parts/insurance-facts.tsx';
import { InsuranceRows } from '../parts/insurance-rows.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function Result({ screen }: { readonly screen: ScreenOf<'result'> }): ReactElement {
  const { view, words, raise } = useKiosk();
  const { language, textSize } = view.display;
  const { person, insurances, balance, asOf, printing } = screen;
  const canPrint = printing === 'ready' || printing === 'paperLow';
  // In very large text, why there is no receipt takes the room of other lines.
  const tight = textSize === 'extra' && !canPrint;
  const [only, another] = insurances;
  const name = words('parts.person.account', { name: person.name.private, number: person.number.private });
  return (
    <>
      <Content>
        <div>
          {!tight && <p className="eyebrow">{words('screens.result.balanceOf', { name })}</p>}
          <Title>{words(balance ? 'screens.result.balance' : 'screens.result.noAccount')}</Title>
          {balance ? (
            <p className="sum">
              {yuanText(balance.private)}
              <small>{words('parts.yuan')}</small>
            </p>
          ) : (
            <p>{words('screens.result.noAccountCalm')}</p>
          )}
          <p className="note spare">{words('screens.result.asOf', { time: momentText(asOf, language) })}</p>
        </div>
        {only &&
          (another || tight ? (
            <InsuranceRows insurances={insurances} withBalance={balance !== null} />
          ) : (
            <InsuranceFacts insurance={only} />
          ))}
        {insurances.some(({ status }) => status !== 'insured') && <p className="note">{words('screens.result.statusDoubt')}</p>}
        {!canPrint && (
          <Notice>
            <b>{words(printing === 'paperOut' ? 'screens.result.paperOut' : 'screens.result.printingUnavailable')}</b>
            <p>{words('screens.result.printElsewhere')}</p>
          </Notice>
        )}
        {canPrint && <p className="note spare push">{words('screens.result.takeAway')}</p>}
      </Content>
      <Answers>
        {canPrint ? (
          <>
            <RaisedKey act={() => raise({ kind: 'leave' })}>{words('parts.keys.leave')}</RaisedKey>
            <RaisedKey lit act={() => raise({ kind: 'print' })}>
              {words('screens.result.print')}
            </RaisedKey>
          </>
        ) : (
          <>
            <RaisedKey act={() => raise({ kind: 'home' })}>{words('parts.keys.menu')}</RaisedKey>
            <RaisedKey lit act={() => raise({ kind: 'leave' })}>
              {words('parts.keys.leave')}
            </RaisedKey>
          </>
        )}
      </Answers>
    </>
  );
}
