// A filing on the whole terminal with a real journal and the real desk, against a platform that is played at the border of the adapter.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceCommand } from '../../contract/device/message.ts';
import type { Meaning } from '../../contract/intent.ts';
import { privately } from '../../contract/private.ts';
import { succeed } from '../../contract/result.ts';
import { type Screen, type ScreenKind, type ScreenOf, type View, view as viewSchema } from '../../contract/view.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { kioskConfiguration } from '../../kiosk-config/schema.ts';
import { services } from '../../kiosk-config/services/catalogue.ts';
import { toldAfterBreak } from './interrupted.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { systemClock } from './outbox/clock.ts';
import { createFilingDesk } from './outbox/desk.ts';
import type { AskAnswer, RegionAdapter, SubmitAnswer } from './platform/region/types.ts';
import type { InsuredPerson, SignedIn } from './platform/types.ts';
import type { Cases } from './store/cases.ts';
import { type Journal, openJournal } from './store/journal.ts';
import { createWallClock } from './wall-clock.ts';

const configuration = kioskConfiguration.parse({ version: 1 });
const name = privately('测试甲');
const number = privately('660101194912310020');
const person: InsuredPerson = {
  name,
  number,
  personNumber: privately('66010000000001'),
  insurances: [
    {
      type: 'employeeBasic',
      status: 'insured',
      placeCode: '660100',
      placeName: null,
      balance: privately(0),
      since: null,
      employer: null,
    },
  ],
  answeredAt: '2026-06-18 09:26',
};
const signedIn: SignedIn = { identity: { way: 'eVoucher', token: privately('t'), name, number, insuredPlace: '660100' }, person };

interface Played {
  readonly submit: RegionAdapter['submit'];
  readonly ask: RegionAdapter['ask'];
  readonly remoteTreatments: RegionAdapter['remoteTreatments'];
}

let folder = '';
let kiosk: Kiosk;
let journal: Journal;
let views: View[] = [];
let commands: DeviceCommand[] = [];
let platform: Played;
let logged: string[] = [];
let life = 0;
let disk: 'good' | 'full' = 'good';
let insurances = person.insurances;
/** Who shows the next code. */
let next: Partial<InsuredPerson> = {};

const accepted: SubmitAnswer = { kind: 'accepted', platformNumber: 'P-1', standing: 'finished' };
const silence = <T>(signal: AbortSignal, answer: T): Promise<T> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(answer), { once: true });
  });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-18T09:26:00+08:00') });
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-filings-'));
  disk = 'good';
  insurances = person.insurances;
  next = {};
  logged = [];
  platform = {
    submit: () => Promise.resolve(accepted),
    ask: () => Promise.resolve<AskAnswer>({ kind: 'notFound' }),
    remoteTreatments: () => Promise.resolve(succeed([])),
  };
  start();
});
afterEach(() => {
  die();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A life of the terminal; the one before it has died without a word. `weaken`: only for a control that has to fail. */
function start(weaken: (cases: Cases) => Cases = (cases) => cases): void {
  life += 1;
  views = [];
  commands = [];
  const epoch = `life-${life}`;
  const opened = openJournal({ file: path.join(folder, 'journal.db'), epoch, terminalId: 'KIOSK-01', now: Date.now });
  if (!opened.ok) throw new Error(opened.fault.code);
  journal = opened.value;
  const nobody = () => Promise.reject(new Error('Nothing is queried here'));
  const region: RegionAdapter = {
    repetitionOf: () => 'keyed',
    isInLedger: () => true,
    settleMs: 10_000,
    payments: nobody,
    accountStatement: nobody,
    progress: nobody,
    ledger: nobody,
    rate: nobody,
    remoteTreatments: (of, signal) => platform.remoteTreatments(of, signal),
    submit: (submission, signal) => platform.submit(submission, signal),
    ask: (about, messageId, signal) => platform.ask(about, messageId, signal),
  };
  let messages = 0;
  const log = (event: string, fields: object): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const nextMessageId = (): string => {
    messages += 1;
    return `${epoch}-${messages}`;
  };
  const interrupted = toldAfterBreak(journal.broken, Date.now());
  const desk = createFilingDesk({ journal: weaken(journal), region, clock: systemClock(Date.now), random: () => 0.5, nextMessageId, log });
  kiosk = createKiosk({
    configuration,
    services,
    region: regions.sandbox,
    epoch,
    journal,
    journalProblem: null,
    filings: { desk, region, disk: () => disk },
    interrupted,
    platform: {
      identifyByVoucher: () => Promise.resolve(succeed({ ...signedIn, person: { ...person, insurances, ...next } })),
      identifyByCard: nobody,
      queryInsuredPerson: () => Promise.resolve(succeed(person)),
    },
    clock: createWallClock({ now: Date.now, timeZone: 'Asia/Shanghai', hours: configuration.terminal.officeHours }),
    lastRequestId: life * 1000,
    now: Date.now,
    show: (view) => views.push(viewSchema.parse(view)),
    sendCommand: (command) => commands.push(command),
    log,
  });
  kiosk.devices.driversUp();
  online('scanner', {});
  online('receiptPrinter', { printer: { paper: 'full', cover: 'closed', media: 'notPresent' } });
}

function die(): void {
  journal.close();
  vi.clearAllTimers();
}

function online(device: 'scanner' | 'receiptPrinter', more: object): void {
  const header = { name: 'Common.StatusChangedEvent', requestId: null, version: '1.0', type: 'unsolicited' } as const;
  kiosk.devices.receive({ device, header, payload: { common: { device: 'online' }, ...more } });
}

function showCode(): void {
  const read = commands.findLast(({ header }) => header.name === 'BarcodeReader.Read');
  if (!read) throw new Error('No code is awaited');
  const { name: command, requestId } = read.header;
  const barcodeData = Buffer.from(`424${'0'.repeat(25)}`).toString('base64');
  kiosk.devices.receive({
    device: 'scanner',
    header: { name: command, requestId, version: '1.0', type: 'completion', completionCode: 'success', errorDescription: null },
    payload: { readOutput: [{ symbology: 'qrCode', symbologyName: '', barcodeData }] },
  });
}

const view = (): View => {
  const last = views.at(-1);
  if (!last) throw new Error('No View');
  return last;
};
const is = <K extends ScreenKind>(screen: Screen, kind: K): screen is ScreenOf<K> => screen.kind === kind;
function shown<K extends ScreenKind>(kind: K): ScreenOf<K> {
  const { screen } = view();
  if (!is(screen, kind)) throw new Error(`The screen is ${JSON.stringify(screen)}, not ${kind}`);
  return screen;
}
const tap = (meaning: Meaning): void => kiosk.take({ ...meaning, epoch: view().epoch, turn: view().turn });
const answer = (field: string, value: string): void => tap({ kind: 'answer', field, value: privately(value) });
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function atNotice(): Promise<void> {
  showCode();
  await settle();
  tap({ kind: 'chooseService', service: 'remote-treatment' });
  await settle();
}
async function atReview(): Promise<void> {
  await atNotice();
  tap({ kind: 'proceed' });
  answer('destination', '310000');
  answer('begin', '2026-06-18');
  answer('telephone', '13866660001');
  tap({ kind: 'consent' });
  shown('review');
}
const onlyCase = () => {
  const row = journal.caseByNumber('KIOSK-01-B000001');
  if (!row) throw new Error('There is no case');
  return row;
};

describe('a filing', () => {
  it('is in the journal as sent before a byte leaves, and as confirmed before the screen says done', async () => {
    const seen: unknown[] = [];
    platform = {
      ...platform,
      submit(submission) {
        seen.push(['submitted', onlyCase().state, submission.number, submission.answers]);
        return Promise.resolve(accepted);
      },
    };
    await atReview();
    tap({ kind: 'submit' });
    expect([shown('working').task, onlyCase().state]).toEqual(['submit', 'prepared']);
    const before = views.length;
    await settle(10);
    for (const { screen } of views.slice(before)) if (screen.kind === 'filed') seen.push(['told', onlyCase().state, onlyCase().told]);
    expect(seen).toEqual([
      [
        'submitted',
        'sent',
        'KIOSK-01-B000001',
        {
          category: 'otherTemporary',
          destination: '310000',
          begin: '2026-06-18',
          end: '2026-12-18',
          telephone: '13866660001',
          insurance: 'employeeBasic-660100',
        },
      ],
      ['told', 'confirmed', 'done'],
    ]);
    expect(shown('filed')).toMatchObject({ number: 'KIOSK-01-B000001', outcome: { kind: 'done', platformNumber: 'P-1' } });

    // Control: a desk that does not write the attempt down is caught by the same look.
    die();
    rmSync(folder, { recursive: true });
    seen.length = 0;
    platform = {
      ...platform,
      submit(_, signal) {
        seen.push(onlyCase().state);
        return silence(signal, { kind: 'lost', fault: 'platform.tooSlow' });
      },
    };
    start((cases) => ({ ...cases, startAttempt: () => 1 }));
    await atReview();
    tap({ kind: 'submit' });
    await settle(10);
    expect(seen).toEqual(['prepared']);
  });

  it('is another question on every page, and after every answer that cannot be taken', async () => {
    await atNotice();
    const turns = [view().turn];
    const next = (meaning: Meaning): void => {
      tap(meaning);
      turns.push(view().turn);
    };
    next({ kind: 'proceed' });
    next({ kind: 'answer', field: 'destination', value: privately('999999') });
    next({ kind: 'answer', field: 'destination', value: privately('999999') });
    next({ kind: 'answer', field: 'destination', value: privately('310000') });
    next({ kind: 'back' });
    expect(new Set(turns).size).toBe(turns.length);
    expect([...turns].sort((a, b) => a - b)).toEqual(turns);
  });

  it('begins on the days of the calendar of the terminal, over midnight too', async () => {
    await atNotice();
    vi.setSystemTime(Date.parse('2026-06-19T00:00:30+08:00'));
    tap({ kind: 'proceed' });
    answer('destination', '310000');
    const { question } = shown('question');
    expect(question.kind === 'day' && question.days[0]).toBe('2026-06-19');
  });

  it('of somebody whom two insurances cover is handed over by the one that was chosen, and the paper says so', async () => {
    insurances = person.insurances.flatMap((row) => [row, { ...row, type: 'residentBasic', placeCode: '320505' }]);
    const applicants: unknown[] = [];
    platform = {
      ...platform,
      submit({ applicant }) {
        applicants.push([applicant.insuranceType, applicant.insuredPlace]);
        return Promise.resolve(accepted);
      },
    };
    await atNotice();
    tap({ kind: 'proceed' });
    answer('insurance', 'residentBasic-320505');
    answer('destination', '310000');
    answer('begin', '2026-06-18');
    answer('telephone', '13866660001');
    tap({ kind: 'consent' });
    tap({ kind: 'submit' });
    await settle(10);
    expect(applicants).toEqual([['residentBasic', '320505']]);
    tap({ kind: 'print' });
    await settle();
    const printed = JSON.stringify(commands.at(-1));
    for (const text of ['居民医保', '苏州市', '2026-06-18 09:26']) expect(printed).toContain(text);
  });

  it('for another person has them as its applicant and names the agent: at the platform, encrypted in the journal, masked on paper', async () => {
    const applicants: unknown[] = [];
    const theirs = { name: privately('王测试'), number: privately('660101194001010025'), personNumber: privately('66010000000002') };
    platform = {
      ...platform,
      submit({ applicant }) {
        applicants.push(applicant);
        return Promise.resolve(accepted);
      },
    };
    showCode();
    await settle();
    tap({ kind: 'actFor' });
    tap({ kind: 'chooseRelation', relation: 'child' });
    // The same person once more is told so, and stays who they are.
    showCode();
    await settle();
    expect(shown('actingFor')).toMatchObject({ stage: 'document', hint: 'person.same', agent: { name: { private: '测**' } } });
    const before = view().turn;
    next = theirs;
    showCode();
    await settle();
    expect(shown('menu')).toMatchObject({ forAnother: 'acting', person: { name: { private: '王**' } } });
    expect(view().turn).toBeGreaterThan(before);
    tap({ kind: 'chooseService', service: 'remote-treatment' });
    await settle();
    tap({ kind: 'proceed' });
    answer('destination', '310000');
    answer('begin', '2026-06-18');
    answer('telephone', '13866660001');
    tap({ kind: 'consent' });
    expect(shown('review')).toMatchObject({
      person: { name: { private: '王**' } },
      agent: { name: { private: '测**' }, relation: 'child' },
    });
    tap({ kind: 'submit' });
    await settle(10);
    expect(shown('filed').outcome).toMatchObject({ kind: 'done' });
    const agent = { name, number, relation: 'child' };
    expect(applicants).toMatchObject([{ ...theirs, agent }]);
    expect(journal.contentOf(onlyCase().id)?.applicant).toMatchObject({ ...theirs, agent });
    const files = readdirSync(folder).map((file) => readFileSync(path.join(folder, file)).toString('latin1'));
    for (const secret of [name, number, theirs.name, theirs.number])
      expect(files.join()).not.toContain(Buffer.from(secret.private).toString('latin1'));
    tap({ kind: 'print' });
    await settle();
    const printed = JSON.stringify(commands.at(-1));
    for (const text of ['王**', '代办人', '测**', '子女']) expect(printed).toContain(text);
    for (const text of [name.private, number.private, theirs.name.private, theirs.number.private]) expect(printed).not.toContain(text);
  });

  it('goes back to oneself: what is filed then is one’s own, without an agent', async () => {
    const applicants: unknown[] = [];
    platform = {
      ...platform,
      submit({ applicant }) {
        applicants.push(applicant);
        return Promise.resolve(accepted);
      },
    };
    showCode();
    await settle();
    tap({ kind: 'actFor' });
    tap({ kind: 'chooseRelation', relation: 'spouse' });
    next = { name: privately('王测试'), number: privately('660101194001010025') };
    showCode();
    await settle();
    const before = view().turn;
    tap({ kind: 'actForMyself' });
    expect(shown('menu')).toMatchObject({ forAnother: 'offered', person: { name: { private: '测**' } } });
    expect(view().turn).toBeGreaterThan(before);
    tap({ kind: 'chooseService', service: 'remote-treatment' });
    await settle();
    tap({ kind: 'proceed' });
    answer('destination', '310000');
    answer('begin', '2026-06-18');
    answer('telephone', '13866660001');
    tap({ kind: 'consent' });
    tap({ kind: 'submit' });
    await settle(10);
    expect(applicants).toMatchObject([{ name, number }]);
    expect(applicants).not.toMatchObject([{ agent: {} }]);
    tap({ kind: 'print' });
    await settle();
    expect(JSON.stringify(commands.at(-1))).not.toContain('代办人');
  });

  it('is not begun on a full disk, nor while another is open', async () => {
    disk = 'full';
    await atNotice();
    expect(shown('notice').checks).toContainEqual({ what: 'disk', state: 'bad', fault: 'filing.diskFull' });
    disk = 'good';
    tap({ kind: 'retry' });
    await settle();
    expect(shown('notice').checks.every(({ state }) => state !== 'bad')).toBe(true);
    tap({ kind: 'home' });
    tap({ kind: 'leave' });
    platform = { ...platform, submit: (_, signal) => silence(signal, { kind: 'lost', fault: 'platform.tooSlow' }) };
    await atReview();
    tap({ kind: 'submit' });
    await settle(8000);
    tap({ kind: 'back' });
    tap({ kind: 'home' });
    tap({ kind: 'chooseService', service: 'remote-treatment-cancel' });
    await settle();
    expect(shown('notice')).toMatchObject({ openCase: 'KIOSK-01-B000001' });
    expect(shown('notice').checks).toContainEqual({ what: 'openCase', state: 'bad', fault: 'filing.openCase' });
  });

  it('that nobody waits for is told as unknown, durably, and goes on behind the screen', async () => {
    platform = {
      ...platform,
      submit: (_, signal) => silence(signal, { kind: 'lost', fault: 'platform.tooSlow' }),
      ask: () => Promise.resolve<AskAnswer>({ kind: 'found', platformNumber: 'P-2', standing: 'finished' }),
    };
    await atReview();
    tap({ kind: 'submit' });
    await settle(8000);
    expect(shown('working').stage).toBe('stuck');
    tap({ kind: 'back' });
    expect(shown('filed').outcome).toEqual({ kind: 'unknown' });
    expect([onlyCase().state, onlyCase().told]).toEqual(['sent', 'unknown']);
    await settle(60_000);
    expect(shown('filed').outcome).toEqual({ kind: 'unknown' });
    expect([onlyCase().state, onlyCase().told]).toEqual(['confirmed', 'unknown']);
  });

  it('that could not be sent is not done, and its service has failed with that', async () => {
    platform = { ...platform, submit: () => Promise.resolve<SubmitAnswer>({ kind: 'notSent', fault: 'platform.unreachable' }) };
    await atReview();
    tap({ kind: 'submit' });
    await settle(10);
    expect(shown('filed').outcome).toEqual({ kind: 'notDone', fault: 'filing.notSent' });
    expect(onlyCase().state).toBe('withdrawn');
    const uses = journal.upkeep.database.prepare('SELECT service, result, fault FROM service_use').all();
    expect(uses).toEqual([{ service: 'remote-treatment', result: 'failed', fault: 'filing.notSent' }]);
  });

  it('that was left in the middle is a cancelled service and no case', async () => {
    await atReview();
    tap({ kind: 'leave' });
    const uses = journal.upkeep.database.prepare('SELECT service, result FROM service_use').all();
    expect(uses).toEqual([{ service: 'remote-treatment', result: 'cancelled' }]);
    expect(journal.openCases()).toEqual([]);
    expect(kiosk.idle()).toBe(true);
  });

  it('that was on its way when the terminal died is told by the next life as unknown, with its number', async () => {
    platform = { ...platform, submit: (_, signal) => silence(signal, { kind: 'lost', fault: 'platform.tooSlow' }) };
    await atReview();
    tap({ kind: 'submit' });
    await settle(10);
    expect(onlyCase().state).toBe('sent');
    die();
    start();
    expect(shown('interrupted').filing).toEqual({ number: 'KIOSK-01-B000001', service: 'remote-treatment', outcome: 'unknown' });
  });

  it('leaves no answer and no name in the log or on a later screen', async () => {
    const personal = /138\*{4}0001|13866660001|660101194912310020|测试甲/;
    await atReview();
    // Whoever comes back to the question sees what was typed: the scan does find something.
    tap({ kind: 'change', field: 'telephone' });
    expect(JSON.stringify(shown('question'))).toMatch(personal);
    answer('telephone', '13866660001');
    tap({ kind: 'submit' });
    await settle(10);
    shown('filed');
    tap({ kind: 'leave' });
    const after = views.length - 1;
    await settle(120_000);
    expect(views.slice(after).filter((one) => personal.test(JSON.stringify(one)))).toEqual([]);
    expect(logged.filter((line) => personal.test(line) || line.includes('310000'))).toEqual([]);
  });
});
