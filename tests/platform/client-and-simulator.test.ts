// The terminal's platform client against the simulated platform over real HTTP: two programs that share no code agree on every byte.

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Private, privately } from '../../contract/private.ts';
import { createPlatformClient } from '../../main/terminal/platform/client.ts';
import { createMessageIds } from '../../main/terminal/platform/message-id.ts';
import type { Gateway, PlatformOptions } from '../../main/terminal/platform/options.ts';
import { reservedSeconds } from '../../main/terminal/platform/testing.ts';
import type { PlatformFault } from '../../main/terminal/platform/types.ts';
import { type InventedPerson, inventedPeople } from '../../simulators/people.ts';
import { sandboxAccessKey, sandboxTif } from '../../simulators/platform/credentials.ts';
import { type Platform, type PlatformFaultName, startPlatform } from '../../simulators/platform/server.ts';

const never = new AbortController().signal;
const gateways: readonly Gateway[] = [
  { kind: 'accessKey', ...sandboxAccessKey },
  { kind: 'tif', ...sandboxTif },
];

let platform: Platform;
let time: Date;
let lines: string[];
/** All clients here are lives of one terminal. */
const reserve = reservedSeconds();

beforeEach(async () => {
  time = new Date('2026-03-02T01:02:03Z');
  lines = [];
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
});
afterEach(() => platform.close());

const clientWith = (changes: Partial<PlatformOptions>) =>
  createPlatformClient({
    baseUrl: platform.url,
    gateway: { kind: 'accessKey', ...sandboxAccessKey },
    institution: { code: 'H66000000001', name: '青桥镇医保服务站' },
    divisions: { treatment: '660100' },
    terminal: { id: 'KIOSK-01', name: '青桥镇医保服务站1号机' },
    receiverSystemCode: 'MBS_LOCAL',
    interfaceVersion: 'V1.0',
    businessType: '01304',
    deadlineMs: 3000,
    now: () => time,
    random: (bytes) => randomBytes(bytes),
    messageIds: createMessageIds({
      institutionCode: 'H66000000001',
      slice: { from: 0, to: 9999 },
      now: () => time,
      reserve,
    }),
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    ...changes,
  });

function personOf(id: string): InventedPerson {
  const person = inventedPeople.find((one) => one.id === id);
  if (!person) throw new Error(`nobody is ${id}`);
  return person;
}

const cardOf = (id: string): { name: Private; number: Private } => ({
  name: privately(personOf(id).name),
  number: privately(personOf(id).number),
});
const voucherOf = (id: string, kind: 'fresh' | 'expired' | 'unknown' = 'fresh'): Private => privately(platform.issueVoucher(id, kind));
const failed = (code: PlatformFault['code']) => ({ ok: false, fault: { code } });

describe.each(gateways)('through the gateway $kind', (gateway) => {
  it('a fresh e-voucher signs its owner in, with name, place and money', async () => {
    const result = await clientWith({ gateway }).identifyByVoucher(voucherOf('employee'), never);
    expect(result).toMatchObject({
      ok: true,
      value: {
        identity: { way: 'eVoucher', name: { private: '测试甲' }, number: { private: '660102198503120010' }, insuredPlace: '660100' },
        person: {
          name: { private: '测试甲' },
          insurances: [
            {
              type: 'employeeBasic',
              status: 'insured',
              placeCode: '660100',
              placeName: null,
              balance: { private: 328_650 },
              since: '2008-07-01',
              employer: { private: '测试机械厂' },
            },
          ],
          answeredAt: '2026-03-02 09:02',
        },
      },
    });
    expect(platform.counts()).toMatchObject({ ecQuery: 1, persons: 1 });
  });

  it.each(inventedPeople.filter(({ insurances }) => insurances.length > 0))(
    'the ID card of $id signs its owner in, to the last fen',
    async ({ id, insurances }) => {
      const result = await clientWith({ gateway }).identifyByCard(cardOf(id), never);
      expect(result).toMatchObject({
        ok: true,
        value: {
          identity: { way: 'idCard', ...cardOf(id) },
          person: { insurances: insurances.map((row) => ({ balance: { private: row.balanceFen }, since: row.since })) },
        },
      });
    },
  );

  it('the token of a visit asks again, until the platform forgets it', async () => {
    const client = clientWith({ gateway });
    const signedIn = await client.identifyByVoucher(voucherOf('two-insurances'), never);
    if (!signedIn.ok) throw new Error(signedIn.fault.code);
    expect(await client.queryInsuredPerson(signedIn.value.identity, never)).toMatchObject({
      ok: true,
      value: { insurances: [{ status: 'insured' }, { status: 'ended' }] },
    });
    time = new Date(time.getTime() + 31 * 60_000);
    expect(await client.queryInsuredPerson(signedIn.value.identity, never)).toEqual(failed('code.expired'));
  });

  it('an e-voucher is good for one minute, once', async () => {
    const client = clientWith({ gateway });
    expect(await client.identifyByVoucher(voucherOf('employee', 'expired'), never)).toEqual(failed('code.expired'));
    expect(await client.identifyByVoucher(voucherOf('employee', 'unknown'), never)).toEqual(failed('code.unknown'));
    const late = voucherOf('employee');
    time = new Date(time.getTime() + 60_001);
    expect(await client.identifyByVoucher(late, never)).toEqual(failed('code.expired'));
    const used = voucherOf('employee');
    expect(await client.identifyByVoucher(used, never)).toMatchObject({ ok: true });
    expect(await client.identifyByVoucher(used, never)).toEqual(failed('code.unknown'));
  });

  it('somebody whom the platform does not know is not found', async () => {
    expect(await clientWith({ gateway }).identifyByCard(cardOf('not-insured'), never)).toEqual(failed('person.notFound'));
  });

  it('a name that does not fit the number is refused', async () => {
    const card = { name: privately('测试乙'), number: cardOf('employee').number };
    expect(await clientWith({ gateway }).identifyByCard(card, never)).toEqual(failed('platform.refused'));
  });

  it('a wrong secret is not let in', async () => {
    const wrong: Gateway =
      gateway.kind === 'accessKey' ? { ...gateway, secretKey: 'sandbox-not-the-secret' } : { ...gateway, token: 'sandbox-not-the-secret' };
    const client = clientWith({ gateway: wrong });
    expect(await client.identifyByCard(cardOf('employee'), never)).toEqual(failed('platform.unauthorised'));
    expect(await client.identifyByVoucher(voucherOf('employee'), never)).toEqual(failed('platform.unauthorised'));
  });

  it('a terminal whose clock is half an hour wrong is not let in', async () => {
    const client = clientWith({ gateway, now: () => new Date(time.getTime() - 30 * 60_000 - 1000) });
    expect(await client.identifyByCard(cardOf('employee'), never)).toEqual(failed('platform.unauthorised'));
  });

  const faults: readonly (readonly [PlatformFaultName, PlatformFault['code']])[] = [
    ['slow', 'platform.tooSlow'],
    ['silent', 'platform.tooSlow'],
    ['down', 'platform.unreachable'],
    ['html', 'platform.notUnderstood'],
    ['halfJson', 'platform.notUnderstood'],
    ['wrongSignature', 'platform.unauthorised'],
    ['serverError', 'platform.refused'],
    ['gbk', 'platform.notUnderstood'],
    ['businessError', 'platform.refused'],
    ['wrongShape', 'platform.notUnderstood'],
    ['hugeBody', 'platform.notUnderstood'],
  ];

  it.each(faults)(
    'the fault %s is %s for both ways of signing in, within the deadline, and goes away with the fault',
    async (fault, code) => {
      const client = clientWith({ gateway, deadlineMs: 400 });
      platform.setFault(fault, 60_000);
      const started = performance.now();
      expect(await client.identifyByCard(cardOf('employee'), never)).toEqual(failed(code));
      expect(await client.identifyByVoucher(voucherOf('employee'), never)).toEqual(failed(code));
      expect(performance.now() - started).toBeLessThan(2 * 400 + 500);
      platform.setFault('none');
      expect(await clientWith({ gateway }).identifyByCard(cardOf('employee'), never)).toMatchObject({ ok: true });
    },
  );
});

it('a slow answer that comes in time is an answer', async () => {
  platform.setFault('slow', 50);
  expect(platform.fault()).toEqual({ name: 'slow', ms: 50 });
  expect(await clientWith({}).identifyByCard(cardOf('employee'), never)).toMatchObject({ ok: true });
});

it('no log line holds anything of a person, a code or a secret', async () => {
  const client = clientWith({ deadlineMs: 1000 });
  const codes: string[] = [];
  for (const fault of ['none', 'businessError', 'halfJson', 'down', 'html', 'silent'] as const) {
    platform.setFault(fault);
    await Promise.all(
      inventedPeople.flatMap(({ id }) => {
        const code = voucherOf(id);
        codes.push(code.private);
        return [client.identifyByCard(cardOf(id), never), client.identifyByVoucher(code, never)];
      }),
    );
  }
  const log = lines.join('\n');
  const personal = inventedPeople.flatMap(({ name, number, address, insurances }) => [
    name,
    number,
    number.slice(6, 14),
    address,
    ...insurances.flatMap(({ employer, balanceFen }) => [employer ?? name, balanceFen > 1 ? `${balanceFen}` : name]),
  ]);
  expect(lines.length).toBeGreaterThanOrEqual(6 * 2 * inventedPeople.length);
  expect(
    [...personal, ...codes, ...codes.map((code) => code.slice(-10)), '660000ec', sandboxAccessKey.secretKey].filter((value) =>
      log.includes(value),
    ),
  ).toEqual([]);
  expect(new Set(lines.map((line) => JSON.parse(line).event))).toEqual(
    new Set(['platform.answered', 'platform.failed', 'platform.circuit']),
  );
});
