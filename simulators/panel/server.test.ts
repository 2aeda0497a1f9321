import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectTo, type Host } from '../testing/host.ts';
import { closeWorld, openWorld, usualWorld, type World } from '../world.ts';
import { type Panel, startPanel } from './server.ts';

const triggerOn = '7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03';
let world: World;
let panel: Panel;

beforeAll(async () => {
  world = await openWorld({ ...usualWorld, auxiliaries: true, paperSpeed: 5000, dispenserSecondMs: 20 });
  panel = await startPanel(world, { host: usualWorld.host, port: 0 });
});
afterAll(async () => {
  await panel.close();
  await closeWorld(world);
});
beforeEach(() => post('reset'));

async function post(route: string, body: unknown = {}): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${panel.url}api/${route}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}
const get = async (route: string): Promise<unknown> => (await fetch(`${panel.url}api/${route}`)).json();
const done = { status: 200, body: { done: true } };

describe('the scanner', () => {
  let kiosk: Host;
  const scanned = async (body: unknown): Promise<string> => {
    kiosk = await connectTo(world.scanner.wire.tcp);
    expect(await post('scanner/scan', body)).toEqual(done);
    kiosk.send(triggerOn);
    await expect.poll(() => kiosk.heard()).toMatch(/0d$/);
    kiosk.close();
    return Buffer.from(kiosk.heard(), 'hex').toString('latin1').slice('\x02\x010000#SCNTRG1\x06;\x03'.length);
  };

  it.each(['fresh', 'expired', 'unknown'])('reads a %s e-voucher of a person', async (voucher) => {
    expect(await scanned({ person: 'employee', voucher })).toMatch(/^424\d{25}\r$/);
  });

  it('reads any text and any bytes', async () => {
    expect(await scanned({ text: 'https://example.org/' })).toBe('https://example.org/\r');
    expect(await scanned({ base64: '/wCA' })).toBe('\xff\x00\x80\r');
  });

  it('shows a code until it is taken away, and never in full', async () => {
    await post('scanner/scan', { text: '4241234567890123456766110000' });
    expect(await get('state')).toMatchObject({ scanner: { shown: '424…0000' } });
    await post('scanner/remove');
    expect(await get('state')).toMatchObject({ scanner: { shown: null } });
  });
});

it('cards are laid down and lifted, readers get faults', async () => {
  expect(await post('idCardReader/place', { person: 'employee', condition: 'expired' })).toEqual(done);
  expect(await post('idCardReader/fault', { fault: 'checksum' })).toEqual(done);
  expect(await get('state')).toMatchObject({
    idCardReader: { card: { person: 'employee', condition: 'expired', read: false }, fault: 'checksum' },
  });
  await post('idCardReader/remove');
  expect(await get('state')).toMatchObject({ idCardReader: { card: null } });
});

it('receipts are listed and can be looked at and taken', async () => {
  const kiosk = await connectTo(world.receiptPrinter.wire.tcp);
  kiosk.send('1B 40 41 42 0A 1D 56 42 00');
  await expect.poll(() => get('receiptPrinter/receipts')).toMatchObject([{ id: 'receipt-1', text: 'AB', complete: true, qrCodes: [] }]);
  const picture = await fetch(`${panel.url}api/receiptPrinter/receipts/receipt-1.png`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(await get('state')).toMatchObject({ receiptPrinter: { atExit: 1 } });
  await post('receiptPrinter/take');
  expect(await get('state')).toMatchObject({ receiptPrinter: { atExit: 0 } });
  kiosk.close();
});

it('door, headphones and mains do as they are told', async () => {
  await post('ioBoard/door', { open: true });
  await post('ioBoard/headphones', { plugged: true });
  await post('ups/mains', { present: false });
  await post('ups/cable', { state: 'cut' });
  expect(await get('state')).toMatchObject({ ioBoard: { door: 'open', headphones: true }, ups: { mains: false, wire: { cable: 'cut' } } });
});

it('there is no keypad where there is no HID, and the API says how to get one', async () => {
  expect(await post('keypad/press', { key: '5' })).toEqual({
    status: 400,
    body: { error: 'There is no keypad: start with --auxiliaries and --hid' },
  });
});

it('tickets are listed with the place they are in, and can be looked at and taken', async () => {
  const kiosk = await connectTo(world.ticketDispenser.wire.tcp);
  // A line, cut, presented by 16 steps, held until it is taken.
  kiosk.send('1B 40 41 42 0A 1B 64 05 1B 69 1C 50 10 01 52 00');
  await expect.poll(() => get('ticketDispenser/tickets')).toMatchObject([{ id: 'ticket-1', text: 'AB', complete: true, place: 'exit' }]);
  expect((await fetch(`${panel.url}api/ticketDispenser/tickets/ticket-1.png`)).headers.get('content-type')).toBe('image/png');
  expect(await get('state')).toMatchObject({ ticketDispenser: { atExit: true } });
  await post('ticketDispenser/take');
  expect(await get('ticketDispenser/tickets')).toMatchObject([{ place: 'taken' }]);
  kiosk.close();
});

it('the platform has its own switches, scripts and rules here as well, and anybody it knows can be played', async () => {
  expect(await post('platform/fault', { fault: 'executedNoReply', only: 'submit', times: 1 })).toEqual(done);
  expect(await post('platform/script', { only: 'ask', faults: [{ fault: 'silent' }] })).toEqual(done);
  expect(await post('platform/rules', { repetition: 'executed' })).toEqual(done);
  expect(await get('platform/faults')).toMatchObject({ scripted: 1, switches: [{ only: 'submit' }], rules: { repetition: 'executed' } });
  expect(await get('state')).toMatchObject({ platform: { fault: 'none', cases: 0, rules: { repetition: 'executed' } } });
  expect(await get('platform/people?from=14&count=1')).toMatchObject({ people: [{ id: 'person-00000' }] });
  expect(await post('idCardReader/place', { person: 'person-00000' })).toEqual(done);
  expect(await get('state')).toMatchObject({ idCardReader: { card: { person: 'person-00000' } } });
  await post('idCardReader/remove');
  await post('reset');
  expect(await get('platform/faults')).toMatchObject({ scripted: 0, switches: [], rules: { repetition: 'sameAnswer' } });
});

it('paper, cover, faults, wires and platform do as they are told, and reset mends it all', async () => {
  const healthy = await get('state');
  for (const [route, body] of [
    ['receiptPrinter/paper', { state: 'out' }],
    ['receiptPrinter/cover', { open: true }],
    ['receiptPrinter/fault', { fault: 'cutter' }],
    ['receiptPrinter/processId', { supported: true }],
    ['receiptPrinter/staleStatus', { on: true }],
    ['ticketDispenser/fault', { fault: 'presenterJam' }],
    ['ticketDispenser/bin', { state: 'full' }],
    ['ticketDispenser/paper', { state: 'low' }],
    ['scanner/faults', { refuses: true, quiet: true, twice: true, lateMs: 7 }],
    ['idCardReader/answer', { command: 'readBase', status: 0x50 }],
    ['idCardReader/fault', { fault: 'findsAgain' }],
    ['idCardReader/wire', { silent: true }],
    ['scanner/cable', { state: 'cut' }],
    ['idCardReader/power', { on: false }],
    ['receiptPrinter/present', { there: false }],
    [
      'receiptPrinter/wire',
      { delayMs: 5, corruptNext: 2, duplicateNext: 3, staleNext: 4, garbageNext: 5, chunk: 'random', mergeMs: 6, silent: true },
    ],
    ['platform/fault', { fault: 'slow', ms: 40 }],
  ] as const)
    expect(await post(route, body), route).toEqual(done);
  expect(await get('state')).toMatchObject({
    scanner: { wire: { cable: 'cut' }, refuses: true, quiet: true, twice: true, lateMs: 7 },
    idCardReader: { wire: { power: false, silent: true }, fault: 'findsAgain' },
    ticketDispenser: { paper: 'low', presenterJam: true },
    receiptPrinter: {
      paper: 'out',
      coverOpen: true,
      fault: 'cutter',
      processId: true,
      online: false,
      wire: { present: false, delayMs: 5, corruptNext: 2, duplicateNext: 3, staleNext: 4, garbageNext: 5, mergeMs: 6, silent: true },
    },
    platform: { fault: 'slow', ms: 40 },
  });
  expect(await post('reset')).toEqual(done);
  expect(await get('state')).toEqual(healthy);
});

describe('a refusal', () => {
  it.each<[string, unknown, RegExp]>([
    ['scanner/scan', {}, /\w/],
    ['scanner/scan', { person: 'nobody' }, /Nobody is called nobody/],
    ['scanner/scan', { person: 'employee', text: 'both' }, /\w/],
    ['scanner/scan', { base64: '%%%' }, /base64/],
    ['idCardReader/place', { person: '__proto__' }, /Nobody is called/],
    ['receiptPrinter/paper', { state: 'wet' }, /"full"\|"low"\|"out"/],
    ['receiptPrinter/paper', { state: 'out', afterMm: -1 }, />=0/],
    ['scanner/cable', { state: 'cut', afterBytes: 1.5 }, /int/],
    ['scanner/cable', { state: 'cut', way: 'sideways' }, /"toHost"/],
    ['ticketDispenser/fault', { fault: 'presenterJam', when: 'later' }, /"now"/],
    ['receiptPrinter/fault', { fault: 'presenterJam' }, /"jam"/],
    ['idCardReader/answer', { command: 'dance', status: 1 }, /"readBase"/],
    ['platform/fault', { fault: 'on fire' }, /\w/],
    ['reset', { now: true }, /"now"/],
    ['reset', [], /object/],
  ])('%s with %j', async (route, body, sentence) => {
    expect(await post(route, body)).toEqual({ status: 400, body: { error: expect.stringMatching(sentence) } });
  });
});

describe('hostile requests', () => {
  interface Attempt {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }
  const tried = ({ method = 'POST', path, headers = {}, body = '' }: Attempt): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(panel.url);
      const sent = request({ hostname, port, path, method, headers: { ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end(body);
    });

  it.each<[string, Attempt, number]>([
    ['a name that somebody points here', { path: '/api/reset', headers: { host: 'kiosk.example:9190' } }, 403],
    ['another page', { path: '/api/reset', headers: { origin: 'https://example.org' } }, 403],
    ['a page in a sandbox', { path: '/api/reset', headers: { origin: 'null' } }, 403],
    ['the neighbour on this machine', { path: '/api/reset', headers: { origin: 'http://127.0.0.1:1' } }, 403],
    ['a name of the language', { path: '/api/constructor' }, 404],
    ['a name of the language, read', { method: 'GET', path: '/api/toString' }, 404],
    ['a name of the language, as a page', { method: 'GET', path: '/__proto__' }, 404],
    ['a way out of the folder', { method: 'GET', path: '/../server.ts' }, 404],
    ['an encoded way out', { method: 'GET', path: '/%2e%2e/routes.ts' }, 404],
    ['a strange picture', { method: 'GET', path: '/api/receiptPrinter/receipts/..%2f..%2fx.png' }, 404],
    ['no address at all', { method: 'GET', path: '//' }, 404],
    ['another method', { method: 'DELETE', path: '/api/reset' }, 405],
    ['no JSON', { path: '/api/reset', body: '{' }, 400],
    ['a deep value', { path: '/api/reset', body: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }, 400],
  ])('%s', async (_, attempt, status) => {
    expect(await tried(attempt)).toBe(status);
  });

  it('a body without end is cut off, and the panel lives on', async () => {
    await expect(tried({ path: '/api/scanner/scan', body: `{"text":"${'x'.repeat(400_000)}"}` })).resolves.toBe(400);
    expect(await post('reset')).toEqual(done);
  });

  it('the page lets no foreign script in', async () => {
    const page = await fetch(panel.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/ on\w+=|<script>/);
  });
});
