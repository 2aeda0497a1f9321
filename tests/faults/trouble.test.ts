// Bad input and trouble, each on the real processes and wires: what the citizen sees, and that nothing is lost or done twice.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  atAttract,
  atIdentify,
  atMenu,
  atPrinted,
  atResult,
  backToAttract,
  layCard,
  service,
  showVoucher,
  takeCard,
} from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

// Each test waits for its own conditions with deadlines of their own; this one only ends what hangs.
vi.setConfig({ testTimeout: 60_000 });

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ serial: true, paperSpeed: 600, configuration: { visit: { takeThingsMs: 10_000 } } });
  await atAttract(stack);
}, 60_000);

afterEach(() => backToAttract(stack), 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

const scan = (body: unknown): Promise<unknown> => stack.simulators.post('scanner/scan', body);
const hinted = (hint: string) => stack.shows('identify', (screen) => screen.hint === hint);

describe('at the scanner', () => {
  it('binary garbage is an unreadable code, and the next good code signs in', async () => {
    await atIdentify(stack);
    await scan({ base64: Buffer.from([0xff, 0x00, 0x80, 0xfe, 0x01, 0x9f, 0x0d]).toString('base64') });
    await hinted('code.unreadable');
    await showVoucher(stack);
    await stack.shows('menu');
  });

  it('a code of 10 kB is refused without harm', async () => {
    await atIdentify(stack);
    await scan({ text: '4'.repeat(10_000) });
    await hinted('code.unreadable');
    await showVoucher(stack);
    await stack.shows('menu');
  });

  it('a shopping code is no e-voucher', async () => {
    await atIdentify(stack);
    await scan({ text: 'https://example.org/a?b=1' });
    await hinted('code.notAnEVoucher');
  });

  it('an e-voucher that has expired, and one that nobody knows, say so', async () => {
    await atIdentify(stack);
    await scan({ person: 'employee', voucher: 'expired' });
    await hinted('code.expired');
    await scan({ person: 'employee', voucher: 'unknown' });
    await hinted('code.unknown');
    expect(stack.screen()).toMatchObject({ failures: 2 });
  });

  it('a code shown at the attract screen signs in too', async () => {
    await showVoucher(stack);
    await stack.shows('menu');
  });
});

describe('at the card reader', () => {
  it('a card that is lifted in the middle of the reading can be laid again', async () => {
    await atIdentify(stack);
    await stack.simulators.post('idCardReader/fault', { fault: 'liftMidRead' });
    await layCard(stack);
    await hinted('card.moved');
    await stack.simulators.post('idCardReader/fault', { fault: 'none' });
    await takeCard(stack);
    await layCard(stack);
    await stack.shows('menu');
  });

  it('a wrong checksum is read again, and the citizen does not notice', async () => {
    await atIdentify(stack);
    await stack.simulators.post('idCardReader/wire', { corruptNext: 1 });
    await layCard(stack);
    await stack.shows('menu');
  });

  it('a card that is fake, of an unknown kind or expired signs nobody in', async () => {
    await atIdentify(stack);
    for (const [condition, hint] of [
      ['fake', 'card.notVerified'],
      ['unsupported', 'card.unsupported'],
    ] as const) {
      await stack.simulators.post('idCardReader/place', { person: 'employee', condition });
      await hinted(hint);
      await takeCard(stack);
    }
    await layCard(stack, 'card-expired');
    await hinted('card.expired');
  });

  it('a card left lying keeps the machine asking, tells the next visitor, and is forgotten when it goes', async () => {
    await atMenu(stack, 'idCard');
    stack.tap({ kind: 'leave' });
    await stack.shows('takeYourThings', (screen) => screen.card === 'present');
    await stack.shows('takeYourThings', (screen) => screen.urgent);
    await stack.shows('attract', (screen) => screen.forgottenCard);
    expect(stack.log.filter((line) => line.event === 'session.cardForgotten').at(-1)).toMatchObject({ level: 'warn', certain: true });
    expect(JSON.stringify(stack.view())).not.toContain('测');
    await takeCard(stack);
    await stack.shows('attract', (screen) => !screen.forgottenCard);
  });

  it('a card left lying does not sign in anybody again', async () => {
    await atMenu(stack, 'idCard');
    const before = stack.views.length;
    stack.tap({ kind: 'leave' });
    await stack.shows('attract', (screen) => screen.forgottenCard);
    stack.tap({ kind: 'begin', way: 'idCard' });
    await stack.shows('identify');
    const polls = async () =>
      Number(((await stack.simulators.get('state')) as { idCardReader?: { finds?: number } }).idCardReader?.finds ?? 0);
    const first = await polls();
    await until('three more attempts to find a card', async () => (await polls()) >= first + 3);
    expect(stack.views.slice(before).some((view) => view.screen.kind === 'menu')).toBe(false);
  });

  it('a reader that is unplugged before, while and after it reads never stops the other way', async () => {
    await stack.simulators.post('idCardReader/cable', { state: 'cut' });
    await stack.shows('attract', (screen) => screen.ways.idCard === 'unavailable' && screen.ways.eVoucher === 'ready');
    await stack.simulators.post('idCardReader/cable', { state: 'whole' });
    await atIdentify(stack);
    await stack.simulators.post('idCardReader/cable', { state: 'cut', afterBytes: 600 });
    await layCard(stack);
    await stack.shows('identify', (screen) => screen.ways.idCard === 'unavailable', 20_000);
    await showVoucher(stack);
    await stack.shows('menu');
    await backToAttract(stack);
    await atMenu(stack, 'idCard');
    await stack.simulators.post('idCardReader/cable', { state: 'cut' });
    stack.tap({ kind: 'leave' });
    await stack.shows('takeYourThings', (screen) => screen.card === 'unknown');
  });
});

describe('at the printer', () => {
  it('paper that is out before the job prints nothing, and the paper prints after the change only because it is asked for', async () => {
    await atResult(stack);
    await stack.simulators.post('receiptPrinter/paper', { state: 'out' });
    await stack.shows('result', (screen) => screen.printing === 'paperOut');
    stack.tap({ kind: 'print' });
    const before = (await stack.simulators.receipts()).length;
    await stack.simulators.post('receiptPrinter/paper', { state: 'full' });
    await stack.shows('result', (screen) => screen.printing === 'ready');
    expect(await stack.simulators.receipts()).toHaveLength(before);
    stack.tap({ kind: 'print' });
    await stack.shows('printed', (screen) => screen.outcome === 'done', 20_000);
    expect(await stack.simulators.receipts()).toHaveLength(before + 1);
  });

  it('paper that ends in the middle of the job is told as unknown with a number, and is not printed again by itself', async () => {
    await atResult(stack);
    const before = (await stack.simulators.receipts()).filter((receipt) => receipt.complete).length;
    await stack.simulators.post('receiptPrinter/paper', { state: 'out', afterMm: 20 });
    stack.tap({ kind: 'print' });
    const printed = await stack.shows('printed', (screen) => screen.outcome === 'unknown', 30_000);
    expect(printed.reference).toMatch(/^KIOSK-01-\d{6}$/);
    await stack.simulators.post('receiptPrinter/paper', { state: 'full' });
    stack.tap({ kind: 'home' });
    await stack.shows('menu');
    await until('the printer to be well', () => stack.view().devices.receiptPrinter === 'online', 10_000);
    expect((await stack.simulators.receipts()).filter((receipt) => receipt.complete)).toHaveLength(before);
    expect(stack.journal('SELECT outcome FROM print_job ORDER BY id DESC LIMIT 1')).toEqual([{ outcome: 'unknown' }]);
  });

  it('what hangs from the slot after a broken job is cut off, and never heads the next citizen’s receipt', async () => {
    await atResult(stack, 'eVoucher', 'over-eighty');
    await stack.simulators.post('receiptPrinter/fault', { fault: 'none' });
    stack.tap({ kind: 'print' });
    await stack.shows('printing');
    await until(
      'half a receipt',
      async () => Number(((await stack.simulators.get('state')) as { receiptPrinter: { outMm: number } }).receiptPrinter.outMm) > 15,
    );
    await stack.simulators.post('receiptPrinter/cover', { open: true });
    await stack.shows('printed', (screen) => screen.outcome === 'unknown', 30_000);
    await stack.simulators.post('receiptPrinter/cover', { open: false });
    stack.tap({ kind: 'leave' });
    await stack.shows('takeYourThings', (screen) => screen.receipt === 'unknown');
    stack.tap({ kind: 'taken' });
    await atResult(stack, 'eVoucher', 'two-insurances');
    stack.tap({ kind: 'print' });
    await stack.shows('printed', (screen) => screen.outcome === 'done', 30_000);
    const last = (await stack.simulators.receipts()).at(-1);
    expect(last?.text).toContain('660***********0021');
    expect(last?.text).not.toContain('660***********0079');
  });

  it('a cover that is open before the job is told before anything is printed', async () => {
    await atResult(stack);
    await stack.simulators.post('receiptPrinter/cover', { open: true });
    await stack.shows('result', (screen) => screen.printing !== 'ready');
  });
});

describe('at the platform', () => {
  const faults = [
    ['down', 'platform.unreachable'],
    ['html', 'platform.notUnderstood'],
    ['halfJson', 'platform.notUnderstood'],
    ['gbk', 'platform.notUnderstood'],
    ['wrongShape', 'platform.notUnderstood'],
    ['hugeBody', 'platform.notUnderstood'],
    ['wrongSignature', 'platform.unauthorised'],
    ['businessError', 'platform.refused'],
    ['serverError', 'platform.refused'],
  ] as const;

  it.each(faults)('%s in a query is told as %s, and a retry after it has mended works', async (fault, told) => {
    await atMenu(stack);
    await stack.simulators.post('platform/fault', { fault });
    stack.tap({ kind: 'chooseService', service });
    await stack.shows('trouble', (screen) => screen.fault === told);
    await stack.simulators.post('platform/fault', { fault: 'none' });
    stack.tap({ kind: 'retry' });
    await stack.shows('result');
    expect(stack.journal('SELECT result FROM service_use ORDER BY id DESC LIMIT 2')).toEqual([
      { result: 'answered' },
      { result: 'failed' },
    ]);
  });

  it('that is slow is said to be slow after three seconds, and the answer still comes', async () => {
    await atMenu(stack);
    await stack.simulators.post('platform/fault', { fault: 'slow', ms: 4000 });
    stack.tap({ kind: 'chooseService', service });
    await stack.shows('working', (screen) => screen.stage === 'slow');
    await stack.shows('result');
  });

  it('that is silent is given up by the deadline, with an error that says that nothing was submitted', async () => {
    await atMenu(stack);
    await stack.simulators.post('platform/fault', { fault: 'silent' });
    stack.tap({ kind: 'chooseService', service });
    await stack.shows('trouble', (screen) => screen.fault === 'platform.tooSlow');
  });

  it('that does not know a person says so where the person can choose another way', async () => {
    await atIdentify(stack);
    await layCard(stack, 'not-insured');
    await until(
      'an answer',
      () =>
        stack.screen().kind === 'menu' ||
        (stack.screen().kind === 'identify' && JSON.stringify(stack.screen()).includes('person.notFound')),
    );
  });
});

describe('at the screen', () => {
  it('a late tap for an older screen changes nothing and is logged', async () => {
    await atResult(stack);
    const { epoch, turn } = stack.view();
    const refusals = () => stack.log.filter((line) => line.event === 'gate.refused').length;
    const before = refusals();
    stack.sendRaw({ kind: 'print', epoch, turn: turn - 1 });
    stack.sendRaw({ kind: 'print', epoch: 'another-life', turn });
    await until('the refusals', () => refusals() === before + 2);
    expect(stack.screen().kind).toBe('result');
  });

  it.each([
    ['nothing', null],
    ['an empty thing', {}],
    ['a print without a View', { kind: 'print' }],
    ['an unknown meaning', { kind: 'format', epoch: 'x', turn: 0 }],
    ['70 kB of text', 'x'.repeat(70_000)],
  ])('%s is refused', async (_, raw) => {
    const before = stack.log.filter((line) => line.event === 'gate.refused').length;
    stack.sendRaw(raw);
    await until('the refusal', () => stack.log.filter((line) => line.event === 'gate.refused').length > before);
    expect(stack.screen().kind).toBe('attract');
  });
});

describe('the configuration', () => {
  it('that breaks puts the kiosk out of service with file, line and field, and mending it brings it back', async () => {
    const good = JSON.stringify({ ...(await import('../../kiosk-config/development.ts')).developmentConfiguration(stack.simulators.at) });
    stack.writeConfiguration('{\n  "version": 1,\n  "terminal": { "id": "lower case" }\n}');
    const screen = await stack.shows('outOfService', (shown) => shown.reason === 'configuration');
    expect(screen.detail).toContain('kiosk.jsonc:3: terminal.id');
    stack.writeConfiguration(good);
    await atAttract(stack);
  });
});

it('random pieces on every wire change nothing on the whole road', async () => {
  for (const device of ['scanner', 'idCardReader', 'receiptPrinter']) await stack.simulators.post(`${device}/wire`, { chunk: 'random' });
  await atPrinted(stack, 'eVoucher');
  expect(stack.screen()).toMatchObject({ outcome: 'done' });
  stack.tap({ kind: 'acknowledge' });
  await atMenu(stack, 'idCard', 'over-eighty');
});

it('after all this a receipt is still printed once and whole', async () => {
  await atPrinted(stack, 'idCard');
  expect(stack.screen()).toMatchObject({ outcome: 'done' });
  const last = (await stack.simulators.receipts()).at(-1);
  expect(last).toMatchObject({ complete: true });
  expect(last?.text).toContain('个人账户余额');
});

it('no line of the log holds anything of a person', () => {
  const log = JSON.stringify(stack.log);
  expect(log.length).toBeGreaterThan(1000);
  for (const secret of ['测试甲', '660102198503120010', '6601021985', '328650', '3286.5']) expect(log).not.toContain(secret);
});
