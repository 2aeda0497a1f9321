// The citizen's steps, so that a test can begin where its story begins.

import type { ScreenKind } from '../../contract/view.ts';
import type { Stack } from './stack.ts';
import { until } from './until.ts';

export const service = 'personal-account';

export async function atAttract(stack: Stack): Promise<void> {
  await stack.shows(
    'attract',
    (screen) => screen.ways.eVoucher === 'ready' && screen.ways.idCard === 'ready' && screen.printing === 'ready',
    20_000,
  );
}

export async function atIdentify(stack: Stack): Promise<void> {
  await atAttract(stack);
  stack.tap({ kind: 'begin', way: 'eVoucher' });
  await stack.shows('identify');
}

export const showVoucher = (stack: Stack, person = 'employee'): Promise<unknown> => stack.simulators.post('scanner/scan', { person });
export const layCard = (stack: Stack, person = 'employee'): Promise<unknown> => stack.simulators.post('idCardReader/place', { person });
export const takeCard = (stack: Stack): Promise<unknown> => stack.simulators.post('idCardReader/remove');

export async function atMenu(stack: Stack, way: 'eVoucher' | 'idCard' = 'eVoucher', person?: string): Promise<void> {
  await atIdentify(stack);
  await (way === 'eVoucher' ? showVoucher(stack, person) : layCard(stack, person));
  await stack.shows('menu');
}

export async function atResult(stack: Stack, way?: 'eVoucher' | 'idCard', person?: string): Promise<void> {
  await atMenu(stack, way, person);
  stack.tap({ kind: 'chooseService', service });
  await stack.shows('result');
}

export async function atPrinted(stack: Stack, way?: 'eVoucher' | 'idCard'): Promise<void> {
  await atResult(stack, way);
  stack.tap({ kind: 'print' });
  await stack.shows('printed', () => true, 20_000);
}

/** Everything well again, the card off the reader, and the kiosk back at attract by the way a person would take. */
export async function backToAttract(stack: Stack): Promise<void> {
  await stack.simulators.post('reset');
  const wayOut: Partial<Record<ScreenKind, () => void>> = {
    identify: () => stack.tap({ kind: 'back' }),
    menu: () => stack.tap({ kind: 'leave' }),
    result: () => stack.tap({ kind: 'leave' }),
    printed: () => stack.tap({ kind: 'acknowledge' }),
    trouble: () => stack.tap({ kind: 'leave' }),
    help: () => stack.tap({ kind: 'leave' }),
    idleQuestion: () => stack.tap({ kind: 'leave' }),
    takeYourThings: () => stack.tap({ kind: 'taken' }),
    interrupted: () => stack.tap({ kind: 'home' }),
    working: () => stack.tap({ kind: 'back' }),
    chooseCounter: () => stack.tap({ kind: 'home' }),
    choosePriority: () => stack.tap({ kind: 'home' }),
    actingFor: () => stack.tap({ kind: 'leave' }),
    notice: () => stack.tap({ kind: 'home' }),
    question: () => stack.tap({ kind: 'home' }),
    commitment: () => stack.tap({ kind: 'home' }),
    review: () => stack.tap({ kind: 'home' }),
    filed: () => stack.tap({ kind: 'leave' }),
    ticketPrinting: () => stack.tap({ kind: 'back' }),
    ticket: () => stack.tap({ kind: 'acknowledge' }),
  };
  let tried = -1;
  await until(
    'the attract screen',
    () => {
      const { screen, sequence } = stack.view();
      if (screen.kind === 'attract' && screen.ways.eVoucher === 'ready' && screen.ways.idCard === 'ready') return true;
      if (sequence !== tried) {
        tried = sequence;
        wayOut[screen.kind]?.();
      }
      return false;
    },
    40_000,
  );
}
