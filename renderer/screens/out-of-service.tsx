// The machine can't be used: why, in words, and where else to go; the technician's detail small at the foot.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { OutOfServicePicture } from '../parts/drawings/out-of-service.tsx';
import { Lines } from '../parts/facts.tsx';
import { Content, Title } from '../parts/layout.tsx';
import { applicationLine, peopleHere } from '../parts/other-ways.tsx';

export function OutOfService({ screen: { reason, detail } }: { readonly screen: ScreenOf<'outOfService'> }): ReactElement {
  const kiosk = useKiosk();
  const { words } = kiosk;
  return (
    <Content>
      <Title big>{words('screens.outOfService.title')}</Title>
      <p>{words(`screens.outOfService.reasons.${reason}`)}</p>
      <OutOfServicePicture />
      <p>
        <b>{words('screens.outOfService.elsewhere')}</b>
      </p>
      <Lines lines={[...peopleHere(kiosk), applicationLine(kiosk)]} />
      {detail !== null && (
        <p className="detail" lang="en">
          {detail}
        </p>
      )}
    </Content>
  );
}
