// The sample screens against the session: what the gallery shows and the screen tests measure is what a citizen can meet.

import { describe, expect, it } from 'vitest';
import type { Screen, ScreenKind, ScreenOf } from '../../contract/view.ts';
import { ownView } from '../../main/supervisor/own-view.ts';
import { type Shown, shown } from '../../main/terminal/session/screens.ts';
import { startSession } from '../../main/terminal/session/session.ts';
import { around, checked, dead, input, person, ready } from '../../main/terminal/session/testing.ts';
import type { Filing, SessionContext, Ticket } from '../../main/terminal/session/types.ts';
import { sampleNames, sampleView } from '../../renderer/gallery/samples.ts';

const kind = { id: 'insurance' };
const { context: beginning } = startSession(input).state;
const ticket: Ticket = {
  counter: kind.id,
  priority: false,
  number: 'A012',
  estimate: { ahead: 5, waitMinutes: 12 },
  end: { kind: 'done', proof: 'printed' },
  paper: 'waiting',
};
const filing: Filing = {
  ...checked,
  at: 1,
  page: 1,
  changing: false,
  answers: {},
  refused: null,
  numbered: { number: 'KIOSK-01-B000001', link: 'abcdefghijk', at: 0 },
  outcome: { kind: 'unknown' },
};
const context: SessionContext = { ...beginning, ticket, person, service: 'remote-treatment', filing };

const states: Readonly<Record<ScreenKind, string>> = {
  starting: 'starting',
  attract: 'attract',
  chooseCounter: 'visit.choosingCounter',
  choosePriority: 'visit.choosingPriority',
  ticketPrinting: 'visit.printingTicket',
  ticket: 'visit.takingTicket',
  identify: 'visit.identify',
  actingFor: 'visit.actingDocument',
  working: 'visit.querying',
  menu: 'visit.menu',
  result: 'visit.result',
  printing: 'visit.printing',
  printed: 'visit.printed',
  takeYourThings: 'takeThings',
  trouble: 'visit.trouble',
  notice: 'visit.notice',
  question: 'visit.question',
  commitment: 'visit.commitment',
  review: 'visit.review',
  filed: 'visit.filed',
  idleQuestion: 'idleQuestion',
  interrupted: 'interrupted',
  outOfService: 'noDevices',
  help: 'help',
  allServices: 'visit.allServices',
  display: 'display',
  sound: 'sound',
};

function asTheKioskShows(screen: Screen): Pick<Shown, 'bar' | 'countdown'> {
  if (screen.kind === 'outOfService' && (screen.reason === 'configuration' || screen.reason === 'restarts'))
    return { bar: ownView(screen, null, 0).bar, countdown: null };
  const state =
    screen.kind === 'ticket' && screen.outcome !== 'done'
      ? 'visit.ticketTrouble'
      : screen.kind === 'outOfService' && (screen.reason === 'journal' || screen.reason === 'disk')
        ? 'journalFailed'
        : states[screen.kind];
  return shown(state, 'stage' in screen && screen.kind !== 'actingFor' ? { ...context, stage: screen.stage } : context, around);
}

const viewOf = (name: string) => {
  const view = sampleView(name);
  if (!view) throw new Error(`no sample ${name}`);
  return view;
};

describe('the samples', () => {
  it.each(sampleNames)('have the bar and the time that the kiosk gives: %s', (name) => {
    const { bar, screen, timeLeft } = viewOf(name);
    const real = asTheKioskShows(screen);
    expect(bar).toEqual(real.bar);
    expect(timeLeft === null).toBe(real.countdown === null);
  });

  it.each(sampleNames.filter((name) => name.startsWith('result')))('sum up the accounts that they list: %s', (name) => {
    const { screen } = viewOf(name);
    if (screen.kind !== 'result') throw new Error(`${name} is no result`);
    expect(screen.balance?.private ?? 0).toBe(screen.insurances.reduce((sum, { balance }) => sum + balance.private, 0));
  });

  it('offer in trouble the ways that the session offers, every set of them', () => {
    const said = ({ fault, ways }: ScreenOf<'trouble'>): string => `${fault}: ${ways.join(' ')}`;
    const real = (
      [
        'platform.unreachable',
        'platform.tooSlow',
        'platform.notUnderstood',
        'platform.refused',
        'platform.unauthorised',
        'decoder.unavailable',
      ] as const
    )
      .flatMap((fault) => [
        { ...context, trouble: { fault, during: 'query' as const } },
        { ...context, trouble: { fault, during: 'check' as const } },
        { ...context, trouble: { fault, during: 'signIn' as const }, way: 'eVoucher' as const },
        { ...context, trouble: { fault, during: 'signIn' as const }, way: 'idCard' as const },
      ])
      // With and without the other way to sign in.
      .flatMap((trouble) => [ready, dead].map((equipment) => ({ ...trouble, equipment })))
      .flatMap((trouble) => {
        const { screen } = shown('visit.trouble', trouble, around);
        return screen.kind === 'trouble' ? [screen] : [];
      });
    const drawn = sampleNames.flatMap((name) => {
      const { screen } = viewOf(name);
      return screen.kind === 'trouble' ? [screen] : [];
    });
    for (const screen of drawn) expect(real.map(said)).toContain(said(screen));
    const sets = (screens: readonly ScreenOf<'trouble'>[]): string[] => [...new Set(screens.map(({ ways }) => ways.join(' ')))].sort();
    expect(sets(drawn)).toEqual(sets(real));
  });
});
