// The sample screens against the session: what the gallery shows and the screen tests measure is what a citizen can meet.

import { describe, expect, it } from 'vitest';
import { privately } from '../../contract/private.ts';
import type { Screen, ScreenKind, ScreenOf } from '../../contract/view.ts';
import { ownView } from '../../main/supervisor/own-view.ts';
import { type Shown, type Surroundings, shown } from '../../main/terminal/session/screens.ts';
import { startSession } from '../../main/terminal/session/session.ts';
import type { SessionContext, Ticket } from '../../main/terminal/session/types.ts';
import { sampleNames, sampleView } from '../../renderer/gallery/samples.ts';

const kind = { id: 'insurance', name: { 'zh-Hans': '参保登记' }, counters: { 'zh-Hans': '1–2号窗口' }, priority: true };
const { context: beginning } = startSession({
  language: 'zh-Hans',
  timings: { idleMs: 90_000, answerMs: 30_000, idleLargeMs: 180_000, answerLargeMs: 45_000, takeThingsMs: 30_000, interruptedMs: 90_000 },
  services: ['personal-account'],
  journal: 'open',
  interrupted: null,
  hall: { kinds: [kind], takeTicketMs: 20_000 },
}).state;
const ticket: Ticket = {
  counter: kind.id,
  priority: false,
  number: 'A012',
  estimate: { ahead: 5, waitMinutes: 12 },
  end: { kind: 'done', proof: 'printed' },
  paper: 'waiting',
};
const context: SessionContext = { ...beginning, ticket, person: { name: privately('测*'), number: privately('660***********0014') } };
const around: Surroundings = {
  notice: null,
  hotline: 'people',
  hours: { days: 'workdays', spans: [{ from: '09:00', to: '17:00' }] },
  journalDetail: null,
};

const states: Readonly<Record<ScreenKind, string>> = {
  starting: 'starting',
  attract: 'attract',
  chooseCounter: 'visit.choosingCounter',
  choosePriority: 'visit.choosingPriority',
  ticketPrinting: 'visit.printingTicket',
  ticket: 'visit.takingTicket',
  identify: 'visit.identify',
  working: 'visit.querying',
  menu: 'visit.menu',
  result: 'visit.result',
  printing: 'visit.printing',
  printed: 'visit.printed',
  takeYourThings: 'takeThings',
  trouble: 'visit.trouble',
  idleQuestion: 'idleQuestion',
  interrupted: 'interrupted',
  outOfService: 'noDevices',
  help: 'help',
};

function asTheKioskShows(screen: Screen): Pick<Shown, 'bar' | 'countdown'> {
  if (screen.kind === 'outOfService' && (screen.reason === 'configuration' || screen.reason === 'restarts'))
    return { bar: ownView(screen, null, 0).bar, countdown: null };
  const state =
    screen.kind === 'ticket' && screen.outcome !== 'done'
      ? 'visit.ticketTrouble'
      : screen.kind === 'outOfService' && screen.reason === 'journal'
        ? 'journalFailed'
        : states[screen.kind];
  return shown(state, 'stage' in screen ? { ...context, stage: screen.stage } : context, around);
}

const viewOf = (name: string) => {
  const view = sampleView(name, 'zh-Hans', 'standard');
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
      ['platform.unreachable', 'platform.tooSlow', 'platform.notUnderstood', 'platform.refused', 'platform.unauthorised'] as const
    )
      .flatMap((fault) => [
        { ...context, trouble: { fault, during: 'query' as const } },
        { ...context, trouble: { fault, during: 'signIn' as const }, way: 'eVoucher' as const },
        { ...context, trouble: { fault, during: 'signIn' as const }, way: 'idCard' as const },
      ])
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
