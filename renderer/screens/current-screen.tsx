// One View kind, one screen.

import type { ReactElement } from 'react';
import type { Screen } from '../../contract/view.ts';
import { MeasuringScreen } from '../parts/measuring.tsx';
import { ReadThroughScreen } from '../parts/read-through.tsx';
import { ActingFor } from './acting-for.tsx';
import { AllServices } from './all-services.tsx';
import { AttractScreen } from './attract.tsx';
import { ChooseCounter } from './choose-counter.tsx';
import { ChoosePriority } from './choose-priority.tsx';
import { DisplaySettings } from './display-settings.tsx';
import { Commitment } from './filing/commitment.tsx';
import { Filed } from './filing/filed.tsx';
import { FilingNotice } from './filing/notice.tsx';
import { Question } from './filing/question.tsx';
import { Review } from './filing/review.tsx';
import { Help } from './help.tsx';
import { Identify } from './identify.tsx';
import { IdleQuestion } from './idle-question.tsx';
import { Interrupted } from './interrupted.tsx';
import { Menu } from './menu.tsx';
import { OutOfService } from './out-of-service.tsx';
import { Printed } from './printed.tsx';
import { Printing } from './printing.tsx';
import { Result } from './result.tsx';
import { SoundSettings } from './sound-settings.tsx';
import { Starting } from './starting.tsx';
import { TakeYourThings } from './take-your-things.tsx';
import { Ticket } from './ticket.tsx';
import { TicketPrinting } from './ticket-printing.tsx';
import { Trouble } from './trouble.tsx';
import { Working } from './working.tsx';

export function CurrentScreen({ screen }: { readonly screen: Screen }): ReactElement {
  return (
    <MeasuringScreen>
      <ReadThroughScreen passable={screen.kind === 'attract'}>
        <ScreenOfKind screen={screen} />
      </ReadThroughScreen>
    </MeasuringScreen>
  );
}

function ScreenOfKind({ screen }: { readonly screen: Screen }): ReactElement {
  switch (screen.kind) {
    case 'starting':
      return <Starting screen={screen} />;
    case 'attract':
      return <AttractScreen screen={screen} />;
    case 'chooseCounter':
      return <ChooseCounter screen={screen} />;
    case 'choosePriority':
      return <ChoosePriority screen={screen} />;
    case 'ticketPrinting':
      return <TicketPrinting screen={screen} />;
    case 'ticket':
      return <Ticket screen={screen} />;
    case 'identify':
      return <Identify screen={screen} />;
    case 'working':
      return <Working screen={screen} />;
    case 'menu':
      return <Menu screen={screen} />;
    case 'result':
      return <Result screen={screen} />;
    case 'printing':
      return <Printing screen={screen} />;
    case 'printed':
      return <Printed screen={screen} />;
    case 'takeYourThings':
      return <TakeYourThings screen={screen} />;
    case 'trouble':
      return <Trouble screen={screen} />;
    case 'notice':
      return <FilingNotice screen={screen} />;
    case 'question':
      return <Question screen={screen} />;
    case 'commitment':
      return <Commitment screen={screen} />;
    case 'review':
      return <Review screen={screen} />;
    case 'filed':
      return <Filed screen={screen} />;
    case 'idleQuestion':
      return <IdleQuestion screen={screen} />;
    case 'interrupted':
      return <Interrupted screen={screen} />;
    case 'outOfService':
      return <OutOfService screen={screen} />;
    case 'actingFor':
      return <ActingFor screen={screen} />;
    case 'allServices':
      return <AllServices screen={screen} />;
    case 'display':
      return <DisplaySettings />;
    case 'sound':
      return <SoundSettings />;
    case 'help':
      return <Help screen={screen} />;
  }
}
