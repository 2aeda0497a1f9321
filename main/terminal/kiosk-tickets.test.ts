// Queue tickets on the whole terminal, against a dispenser that is played at the border of the device messages.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceCommand, DeviceReport } from '../../contract/device/message.ts';
import type { Outcome } from '../../contract/device/outcome.ts';
import type { PaperMediaState } from '../../contract/device/payloads.ts';
import type { Meaning } from '../../contract/intent.ts';
import type { ScreenKind, ScreenOf, View } from '../../contract/view.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { kioskConfiguration } from '../../kiosk-config/schema.ts';
import { toldAfterBreak } from './interrupted.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { type Journal, openJournal } from './store/journal.ts';
import { createWallClock } from './wall-clock.ts';

const configuration = kioskConfiguration.parse({
  version: 1,
  devices: {
    scanner: null,
    idCardReader: null,
    receiptPrinter: null,
    ticketDispenser: { profile: 'ticket-dispenser-vkp80ii', wire: { kind: 'tcp', host: '127.0.0.1', port: 1 } },
  },
});

let folder = '';
let kiosk: Kiosk;
let journal: Journal;
let views: View[] = [];
let commands: DeviceCommand[] = [];
let life = 0;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-18T09:26:00+08:00') });
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-tickets-'));
  start();
});
afterEach(() => {
  journal.close();
  vi.clearAllTimers();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A life of the terminal; the one before it has died without a word. */
function start(hall: Partial<typeof configuration.hall> = {}, media: PaperMediaState = 'notPresent'): void {
  life += 1;
  views = [];
  commands = [];
  const opened = openJournal({ file: path.join(folder, 'journal.db'), epoch: `life-${life}`, terminalId: 'KIOSK-01', now: Date.now });
  if (!opened.ok) throw new Error(opened.fault.code);
  journal = opened.value;
  const never = () => Promise.reject(new Error('Nobody signs in here'));
  kiosk = createKiosk({
    configuration: { ...configuration, hall: { ...configuration.hall, ...hall } },
    services: [],
    region: regions.sandbox,
    epoch: `life-${life}`,
    journal,
    journalProblem: null,
    filings: null,
    interrupted: toldAfterBreak(journal.broken, Date.now()),
    platform: { identifyByVoucher: never, identifyByCard: never, queryInsuredPerson: never },
    clock: createWallClock({ now: Date.now, timeZone: 'Asia/Shanghai', hours: configuration.terminal.officeHours }),
    lastRequestId: life * 1000,
    now: Date.now,
    show: (view) => views.push(view),
    sendCommand: (command) => commands.push(command),
    log: () => undefined,
  });
  kiosk.devices.driversUp();
  exitIs(media);
}

const exitIs = (media: PaperMediaState): void =>
  unsolicited('Common.StatusChangedEvent', { common: { device: 'online' }, printer: { paper: 'full', cover: 'closed', media } });

function die(): void {
  journal.close();
  vi.clearAllTimers();
}

const view = (): View => {
  const last = views.at(-1);
  if (!last) throw new Error('No View');
  return last;
};
function shown<K extends ScreenKind>(kind: K): ScreenOf<K> {
  const { screen } = view();
  if (screen.kind !== kind) throw new Error(`The screen is ${screen.kind}, not ${kind}`);
  return screen as ScreenOf<K>;
}
const tap = (meaning: Meaning): void => kiosk.take({ ...meaning, epoch: view().epoch, turn: view().turn });

const report = (header: DeviceReport['header'], payload: Record<string, unknown>): void =>
  kiosk.devices.receive({ device: 'ticketDispenser', header, payload });
function unsolicited(name: string, payload: Record<string, unknown> = {}): void {
  report({ name, requestId: null, version: '1.0', type: 'unsolicited' }, payload);
}
const prints = (): DeviceCommand[] => commands.filter(({ header }) => header.name === 'Kiosk.PrintDocument');
function lastPrint(): DeviceCommand {
  const print = prints().at(-1);
  if (!print) throw new Error('Nothing is to be printed');
  return print;
}
function presented(): void {
  const { requestId } = lastPrint().header;
  report({ name: 'Printer.MediaPresentedEvent', requestId, version: '1.0', type: 'event' }, { wadIndex: 1, totalWads: 1 });
}
function finished(outcome: Outcome): void {
  const { name, requestId } = lastPrint().header;
  const completionCode = outcome.kind === 'done' ? 'success' : 'commandErrorCode';
  report({ name, requestId, version: '1.0', type: 'completion', completionCode, errorDescription: null }, { outcome });
}
function printed(): void {
  presented();
  finished({ kind: 'done', proof: 'printed' });
}

function order(counter = 'insurance', priority = false): void {
  tap({ kind: 'queueTicket' });
  tap({ kind: 'chooseCounter', counter });
  tap({ kind: 'choosePriority', priority });
}
const issued = (): number => journal.issuedTickets('2026-06-18', 'insurance').length;

it('has tickets on an attract screen on which nothing else works', () => {
  expect(shown('attract')).toMatchObject({ tickets: 'ready', ways: { eVoucher: 'unavailable', idCard: 'unavailable' } });
});

it('writes the number down before the dispenser hears of it, and prints what it shows', () => {
  order();
  expect(issued()).toBe(1);
  expect(shown('ticketPrinting').stage).toBe('normal');
  expect(JSON.stringify(lastPrint().payload)).toContain('A001');
  printed();
  expect(shown('ticket')).toMatchObject({ outcome: 'done', number: 'A001', paper: 'waiting', counter: { ahead: 0, waitMinutes: 0 } });
  unsolicited('Printer.MediaTakenEvent');
  expect(shown('ticket').paper).toBe('taken');
  vi.advanceTimersByTime(6000);
  expect(shown('attract').tickets).toBe('ready');
});

it('tells everybody who comes how many are before them', () => {
  for (let n = 0; n < 3; n += 1) {
    order();
    printed();
    unsolicited('Printer.MediaTakenEvent');
    tap({ kind: 'acknowledge' });
  }
  tap({ kind: 'queueTicket' });
  expect(shown('chooseCounter').kinds[0]).toMatchObject({ id: 'insurance', ahead: 1, waitMinutes: 6 });
  tap({ kind: 'chooseCounter', counter: 'insurance' });
  tap({ kind: 'choosePriority', priority: true });
  expect(JSON.stringify(lastPrint().payload)).toContain('优先');
  expect(JSON.stringify(lastPrint().payload)).toContain('A004');
});

it('voids the number of a paper that was drawn back, and prints another on demand', () => {
  order();
  printed();
  unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
  expect(shown('ticket')).toMatchObject({ paper: 'retracted', number: 'A001' });
  expect(issued()).toBe(0);
  tap({ kind: 'retry' });
  printed();
  expect(shown('ticket')).toMatchObject({ number: 'A002', paper: 'waiting' });
});

it('voids an earlier ticket that is drawn back to make room, not the one that is being printed', () => {
  order();
  printed();
  tap({ kind: 'acknowledge' });
  order();
  unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
  printed();
  expect(shown('ticket')).toMatchObject({ number: 'A002', paper: 'waiting' });
  expect(issued()).toBe(1);
});

it('keeps the number of a paper that stuck on its way back', () => {
  order();
  printed();
  unsolicited('Printer.MediaAutoRetractedEvent', { result: 'jammed' });
  expect(shown('ticket')).toMatchObject({ outcome: 'unknown', number: 'A001' });
  expect(issued()).toBe(1);
});

it('voids a number that is on no paper, and gives the next one on the second try', () => {
  order();
  finished({ kind: 'notDone', fault: 'coverOpen' });
  expect(shown('ticket')).toMatchObject({ outcome: 'notDone', fault: 'ticket.coverOpen' });
  expect(issued()).toBe(0);
  tap({ kind: 'retry' });
  printed();
  expect(shown('ticket').number).toBe('A002');
});

it('knows nothing of a paper whose drivers died, tells the number and prints nothing by itself', () => {
  order();
  kiosk.devices.driversDown();
  expect(shown('ticket')).toMatchObject({ outcome: 'unknown', fault: 'ticket.unknown', number: 'A001' });
  kiosk.devices.driversUp();
  expect([prints().length, issued()]).toEqual([1, 1]);
});

it('keeps a number that nobody waited for, whatever the dispenser says later', () => {
  order();
  vi.advanceTimersByTime(15_000);
  tap({ kind: 'back' });
  expect(shown('ticket')).toMatchObject({ outcome: 'unknown', number: 'A001' });
  finished({ kind: 'notDone', fault: 'paperOut' });
  expect(issued()).toBe(1);
});

it('tells the next life of a ticket that was on its way, and gives its number to nobody else', () => {
  order();
  die();
  start();
  expect(shown('interrupted')).toEqual({
    kind: 'interrupted',
    receipt: 'none',
    reference: null,
    signedIn: false,
    ticket: 'A001',
    filing: null,
  });
  tap({ kind: 'acknowledge' });
  order();
  printed();
  expect(shown('ticket').number).toBe('A002');
});

it('interrupts nobody who had the ticket in hand already', () => {
  order();
  printed();
  unsolicited('Printer.MediaTakenEvent');
  die();
  start();
  expect(shown('attract').tickets).toBe('ready');
});

describe('a ticket that still waits in the exit', () => {
  const rows = () => ({ last: journal.lastInExit, issued: issued() });

  beforeEach(() => {
    order();
    printed();
    exitIs('entering');
  });

  it('when the terminal dies is told by the next life with its number, which stays good though the paper is drawn back', () => {
    die();
    start();
    expect(shown('interrupted').ticket).toBe('A001');
    unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
    expect(issued()).toBe(1);
  });

  it('when the terminal dies after its holder has gone is void with the paper that is drawn back', () => {
    tap({ kind: 'acknowledge' });
    die();
    // The drivers live on, and see it still.
    start({}, 'entering');
    expect(shown('attract').tickets).toBe('ready');
    unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
    expect(issued()).toBe(0);
  });

  it('is not taken for the last one when another comes out after the terminal died', () => {
    tap({ kind: 'acknowledge' });
    order('general');
    die();
    start({}, 'present');
    unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
    expect(rows()).toMatchObject({ issued: 1 });
  });

  it('when the drivers die is told as drawn back by the life that does it', () => {
    kiosk.devices.driversDown();
    expect(shown('ticket')).toMatchObject({ paper: 'waiting', number: 'A001' });
    kiosk.devices.driversUp();
    exitIs('unknown');
    unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
    exitIs('notPresent');
    expect(shown('ticket')).toMatchObject({ outcome: 'done', paper: 'retracted', number: 'A001' });
    expect(issued()).toBe(0);
  });

  it('and is gone when the drivers are back may be in a hand: the number is told and kept', () => {
    kiosk.devices.driversDown();
    kiosk.devices.driversUp();
    exitIs('unknown');
    exitIs('notPresent');
    expect(shown('ticket')).toMatchObject({ outcome: 'unknown', number: 'A001' });
    unsolicited('Printer.MediaAutoRetractedEvent', { result: 'transport' });
    expect(rows()).toEqual({ last: null, issued: 1 });
  });

  it('and is ordered back by a printer that cannot tell a hand from its bin keeps its number', () => {
    unsolicited('Kiosk.MediaGoneEvent');
    expect(shown('ticket')).toMatchObject({ outcome: 'unknown', number: 'A001' });
    expect(issued()).toBe(1);
  });
});

it('offers no kind whose numbers of the day are used up, and other kinds go on', () => {
  die();
  start({ numbers: { from: 999, to: 999 } });
  order();
  printed();
  tap({ kind: 'acknowledge' });
  tap({ kind: 'queueTicket' });
  expect(shown('chooseCounter').kinds).toMatchObject([
    { id: 'insurance', state: 'exhausted', ahead: null },
    { id: 'reimbursement', state: 'open' },
    { id: 'general', state: 'open' },
  ]);
  tap({ kind: 'chooseCounter', counter: 'insurance' });
  expect(shown('chooseCounter').tickets).toBe('ready');
  tap({ kind: 'chooseCounter', counter: 'general' });
  tap({ kind: 'choosePriority', priority: false });
  expect(JSON.stringify(lastPrint().payload)).toContain('C999');
});

it('says nothing of people ahead where other terminals give numbers too', () => {
  die();
  start({ numbers: { from: 500, to: 999 } });
  order();
  printed();
  expect(shown('ticket').counter).toMatchObject({ ahead: null, waitMinutes: null });
  expect(JSON.stringify(lastPrint().payload)).not.toContain('前面');
});

describe('when the clock was wrong after a power cut and is put right', () => {
  beforeEach(() => {
    die();
    vi.setSystemTime(Date.parse('2000-01-01T00:05:00+08:00'));
    start();
  });
  const give = (counter: string): string => {
    order(counter);
    printed();
    unsolicited('Printer.MediaTakenEvent');
    const { number } = shown('ticket');
    tap({ kind: 'acknowledge' });
    return number;
  };
  const corrected = (): void => void vi.setSystemTime(Date.parse('2026-06-18T09:40:00+08:00'));

  it('no number is on a second paper of the same day', () => {
    const before = [give('insurance'), give('insurance'), give('general')];
    corrected();
    expect([...before, give('insurance'), give('general'), give('insurance')]).toEqual(['A001', 'A002', 'C001', 'A003', 'C002', 'A004']);
  });

  it('the journal alone would give them again', () => {
    const before = [give('insurance'), give('insurance')];
    corrected();
    const visit = journal.startVisit();
    const numbers = configuration.hall.numbers;
    const row = { visit, day: '2026-06-18', kind: 'insurance', letter: 'A', priority: false, numbers, above: 0 };
    expect([before, journal.issueTicket(row)]).toMatchObject([['A001', 'A002'], { ok: true, value: { number: 1 } }]);
  });
});

it('says why none can be had when the roll is empty', () => {
  unsolicited('Common.StatusChangedEvent', { common: { device: 'online' }, printer: { paper: 'out', cover: 'closed' } });
  expect(shown('outOfService').reason).toBe('devices');
});
