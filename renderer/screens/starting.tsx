// Nothing to press yet: a part of the kiosk is starting, or starting again.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { TeaCup } from '../parts/drawings/tea-cup.tsx';
import { Content, Title } from '../parts/layout.tsx';

export function Starting({ screen }: { readonly screen: ScreenOf<'starting'> }): ReactElement {
  const { words } = useKiosk();
  return (
    <Content centred>
      <TeaCup />
      <Title big>{words(`screens.starting.reasons.${screen.reason}`)}</Title>
      <p role="status">{words('screens.starting.wait')}</p>
      {screen.reason === 'restarting' && <p className="note">{words('screens.starting.safe')}</p>}
    </Content>
  );
}
