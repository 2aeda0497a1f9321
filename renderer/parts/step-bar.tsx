// 第2步 共5步: how far a filing has come, in words and as a row of bars, and that nothing has been submitted on the way.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';

export function StepBar({ step: { at, of } }: Pick<ScreenOf<'question'>, 'step'>): ReactElement {
  const { words } = useKiosk();
  return (
    <div className="steps">
      <p>
        <b>{words('parts.step.at', { at })}</b>
        <span>{words('parts.step.of', { of })}</span>
        <span className="step-bars" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <i key={index} className={index + 1 < at ? 'behind' : index + 1 === at ? 'here' : undefined} />
          ))}
        </span>
      </p>
      <p className="note">{words('parts.notSubmittedYet')}</p>
    </div>
  );
}
