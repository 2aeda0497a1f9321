// The terminal's own signing in and the dictionaries, against a server that counts: in the background, once, and never between a citizen and his answer.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { succeed } from '../../../contract/result.ts';
import { createPlatformClient } from './client.ts';
import { createCodeTables } from './messages/code-tables.ts';
import { createSignIn } from './sign-in.ts';
import { testOptions } from './testing.ts';
import { platformFault } from './types.ts';

const card = { name: privately('测试甲'), number: privately('660102198503120010') };
const never = new AbortController().signal;

interface Envelope {
  readonly infno: string;
  readonly sign_no: string;
  readonly input: Record<string, Record<string, string>>;
}

let server: Server;
let baseUrl = '';
let asked: Envelope[] = [];
/** The number that the platform knows just now; null: it wants none. */
let wanted: string | null = null;
let status = '1';
let dictionary: unknown = [];
/** The one key that a strict platform knows; null: it knows them all. */
let spelling: string | null = null;
let stop: AbortController;

beforeEach(async () => {
  asked = [];
  wanted = null;
  status = '1';
  dictionary = [];
  spelling = null;
  stop = new AbortController();
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const envelope: Envelope = JSON.parse(Buffer.concat(chunks).toString());
        asked.push(envelope);
        response.end(JSON.stringify(answerTo(envelope)));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  baseUrl = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
});
afterEach(() => {
  stop.abort();
  server.close();
  server.closeAllConnections();
});

function answerTo({ infno, sign_no, input }: Envelope): unknown {
  if (infno === '9001') {
    wanted = `66${asked.filter((one) => one.infno === '9001').length}`;
    return { infcode: 0, output: { signinoutb: { sign_time: '2026-01-01 08:00:00', sign_no: wanted } } };
  }
  if (infno === '9002') return { infcode: 0, output: { sign_time: '2026-01-01 08:00:00' } };
  if (wanted !== null && sign_no !== wanted) return { infcode: -1, err_msg: '该机构未签到，请先签到' };
  if (infno === '1901') {
    const known = spelling === null || Object.hasOwn(input.data ?? {}, spelling);
    return known ? { infcode: 0, output: { list: dictionary } } : { infcode: -1, err_msg: '入参不合规' };
  }
  const row = { balc: 1, insutype: '310', psn_insu_stas: status, insuplc_admdvs: '660100' };
  return { infcode: 0, output: { baseinfo: { psn_no: '1', certno: card.number.private }, insuinfo: [row] } };
}

const numbersAsked = (): string[] => asked.map(({ infno }) => infno);

describe('A terminal that is started', () => {
  it('signs in, learns the dictionaries, and every envelope after that carries the number', async () => {
    const client = createPlatformClient(testOptions({ baseUrl, signIn: true, address: { mac: '02:00:00:00:00:01', ip: '192.0.2.7' } }));
    client.start(stop.signal);
    await expect.poll(numbersAsked).toEqual(['9001', '1901', '1901', '1901', '1901']);
    expect(asked[0]?.input).toEqual({ signIn: { opter_no: 'KIOSK-01', mac: '02:00:00:00:00:01', ip: '192.0.2.7' } });
    expect((await client.identifyByCard(card, never)).ok).toBe(true);
    expect(asked.at(-1)).toMatchObject({ infno: '1101', sign_no: '661' });
    expect(asked).toHaveLength(6);
  });

  it('does not sign in where the platform wants none of it', async () => {
    createPlatformClient(testOptions({ baseUrl, signIn: false })).start(stop.signal);
    await expect.poll(numbersAsked).toEqual(['1901', '1901', '1901', '1901']);
    expect(asked.map(({ sign_no }) => sign_no)).toEqual(['', '', '', '']);
  });
});

describe('A query', () => {
  it('that is refused because nobody signed in is repeated after signing in, once for all who ask', async () => {
    wanted = 'somebody else';
    const client = createPlatformClient(testOptions({ baseUrl, signIn: true }));
    const answers = await Promise.all([client.identifyByCard(card, never), client.identifyByCard(card, never)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(numbersAsked().sort()).toEqual(['1101', '1101', '1101', '1101', '9001']);
  });

  it('does not wait for a signing in that the platform does not ask for', async () => {
    const client = createPlatformClient(testOptions({ baseUrl, signIn: true }));
    expect((await client.identifyByCard(card, never)).ok).toBe(true);
    expect(numbersAsked()).toEqual(['1101']);
  });

  it('is a refusal where signing in is switched off', async () => {
    wanted = 'somebody else';
    const client = createPlatformClient(testOptions({ baseUrl, signIn: false }));
    expect(await client.identifyByCard(card, never)).toEqual(platformFault('platform.refused'));
  });

  it('does not keep a citizen who leaves while the signing in hangs', async () => {
    const leaving = new AbortController();
    server.removeAllListeners('request').on('request', (request, response) => {
      request.resume();
      if (request.url?.endsWith('9001')) leaving.abort();
      else response.end(JSON.stringify({ infcode: -1, err_msg: '未签到' }));
    });
    const client = createPlatformClient(testOptions({ baseUrl, signIn: true, deadlineMs: 60_000 }));
    expect(await client.identifyByCard(card, leaving.signal)).toEqual(platformFault('platform.tooSlow'));
  });

  it('is not repeated for ever', async () => {
    const client = createPlatformClient(testOptions({ baseUrl, signIn: true }));
    server.removeAllListeners('request').on('request', (request, response) => {
      request.resume();
      asked.push({ infno: String(request.url?.slice(-4)), sign_no: '', input: {} });
      const signing = request.url?.endsWith('9001');
      response.end(
        JSON.stringify(signing ? { infcode: 0, output: { signinoutb: { sign_no: '66' } } } : { infcode: -1, err_msg: '未签到' }),
      );
    });
    expect(await client.identifyByCard(card, never)).toEqual(platformFault('platform.refused'));
    expect(numbersAsked()).toEqual(['1101', '9001', '1101']);
  });
});

describe('A dictionary', () => {
  const statusOf = async (): Promise<string> => {
    status = '3';
    const client = createPlatformClient(testOptions({ baseUrl, signIn: false }));
    client.start(stop.signal);
    await expect.poll(() => asked.length).toBe(4);
    const answer = await client.identifyByCard(card, never);
    return answer.ok ? (answer.value.person.insurances[0]?.status ?? 'none') : answer.fault.code;
  };
  const entry = { type: 'psn_insu_stas', label: '终止参保', value: '3' };

  it.each([{ valiFlag: '1' }, { vali_flag: '1' }, { Vali_Flag: '1' }, { VALI_FLAG: 1 }, {}])(
    'says what a region means by a code, its key spelled %j',
    async (valid) => {
      dictionary = [{ ...entry, ...valid }];
      expect(await statusOf()).toBe('ended');
    },
  );

  it.each([
    ['Vali_Flag', 4],
    ['vali_flag', 5],
    ['valiFlag', 6],
    ['validity', 12],
  ])('is asked for in the spelling %s of a strict platform, which is found once', async (key, requests) => {
    spelling = key;
    createPlatformClient(testOptions({ baseUrl, signIn: false })).start(stop.signal);
    await expect.poll(() => asked.length).toBe(requests);
    const keys = asked.map(({ input }) => Object.keys(input.data ?? {}).filter((name) => /^vali/i.test(name)));
    expect(keys.every((names) => names.length === 1)).toBe(true);
  });

  it.each([
    ['is not valid any more', [{ ...entry, valiFlag: '0' }]],
    ['is another one', [{ ...entry, type: 'gend' }]],
    ['says nothing to us', [{ ...entry, label: '�������' }]],
    ['is not one at all', { a: 1 }],
    ['has entries that are none', [null, 1, 'x', { value: {}, label: [] }, { value: '3'.repeat(21), label: '终止' }]],
    ['has no end', Array.from({ length: 5001 }, () => entry)],
  ])('that %s changes nothing, and the answer can still be read', async (_, content) => {
    dictionary = content;
    expect(await statusOf()).toBe('unknown');
  });
});

describe('Signing in', () => {
  function signInWith() {
    const clock = { at: new Date('2026-01-01T10:00:00Z') };
    const sent: string[] = [];
    const signIn = createSignIn({
      operator: 'KIOSK-01',
      address: { mac: '', ip: '' },
      now: () => clock.at,
      send: (question) => {
        sent.push(`${question.number} ${JSON.stringify(question.input(clock.at))}`);
        const output = { signinoutb: { sign_no: `66${sent.length}` } };
        const value = question.read(output, { codes: createCodeTables(), now: clock.at });
        return Promise.resolve(value === null ? platformFault('platform.notUnderstood') : succeed(value));
      },
    });
    return { clock, sent, signIn };
  }

  it('is done once a day, and at midnight in China yesterday’s is given back first', async () => {
    const { clock, sent, signIn } = signInWith();
    expect(await signIn.forToday()).toBe(true);
    expect(await signIn.forToday()).toBe(true);
    clock.at = new Date('2026-01-01T15:59:59Z');
    expect(await signIn.forToday()).toBe(true);
    expect(sent).toHaveLength(1);
    clock.at = new Date('2026-01-01T16:00:00Z');
    expect(await signIn.forToday()).toBe(true);
    expect(sent.slice(1).map((line) => line.slice(0, 4))).toEqual(['9002', '9001']);
    expect(sent[1]).toBe('9002 {"signOut":{"sign_no":"661","opter_no":"KIOSK-01"}}');
    expect(signIn.number()).toBe('663');
  });

  it('after a refusal is done once, and not at all for a number that has been replaced meanwhile', async () => {
    const { sent, signIn } = signInWith();
    await Promise.all([signIn.insteadOf(''), signIn.insteadOf('')]);
    expect(await signIn.insteadOf('')).toBe(true);
    expect(sent).toHaveLength(1);
  });
});
