// Whatever somebody sends, the platform answers with a refusal and lives: no case, no exception, no other word than its own.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDay } from './china-time.ts';
import { fields } from './fields.ts';
import { requests } from './region/requests.ts';
import { type Platform, startPlatform } from './server.ts';
import { type Caller, createCaller, filingOf, post, residentOf, signedHeaders } from './testing/caller.ts';

const time = new Date('2026-03-02T01:02:03Z');
let platform: Platform;
let caller: Caller;
beforeAll(async () => {
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  caller = createCaller(
    () => platform.url,
    () => time,
  );
});
afterAll(() => platform.close());

const infnos = ['1101', '1201', '1312', '1901', '2001', '2503', '2504', '2505', '2506', '5201', '5203', '5206', '5303', '9001', '9002'];
const names = [...Object.keys(requests), 'remote/unknown'];

describe('the platform', () => {
  it('refuses any JSON as a national input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...infnos), fc.dictionary(fc.string(), fc.jsonValue()), async (infno, input) => {
        expect(await caller.national(infno, input)).toMatchObject({ infcode: -1, err_msg: expect.stringMatching(/./), output: null });
      }),
      { numRuns: 60 },
    );
    expect(platform.caseCount()).toBe(0);
  });

  it('refuses any JSON as data of the region', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.dictionary(fc.string(), fc.jsonValue()), async (name, data) => {
        expect(await caller.ask(name, data)).toMatchObject({ code: name === 'remote/unknown' ? 404 : 400, data: null });
      }),
      { numRuns: 60 },
    );
    expect(platform.caseCount()).toBe(0);
  });

  it('refuses a filing of which one field is anything else', async () => {
    const filing = filingOf(residentOf('employee'), 1);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(filing)),
        fc.anything({ maxDepth: 1, withNullPrototype: false }),
        async (name, value) => {
          const spoilt = { ...filing, [name]: typeof value === 'string' ? `${value}\u0000` : value };
          expect(await caller.ask('remote/file', spoilt)).toMatchObject({ code: expect.any(Number), data: null });
        },
      ),
      { numRuns: 60 },
    );
    expect(platform.caseCount()).toBe(0);
  });

  it.each([
    ['nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400],
    ['a sealed nesting', JSON.stringify({ encData: '[' }), 400],
    ['no object', 'null', 400],
    ['a prototype', '{"__proto__":{"reqId":"x"},"constructor":1}', 400],
  ])('refuses %s as a body', async (_, body, code) => {
    const heard = await post(`${platform.url}/pss/api/remote/file`, signedHeaders('remote/file', time), body);
    expect(JSON.parse(heard.body.toString('utf8'))).toMatchObject({ code });
  });
});

describe('the notation of the interface document', () => {
  const check = fields('name c4*; count n5,2; day date; at datetime; gend c6#');

  it.each([
    [{ name: '测试甲乙' }, true],
    [{ name: '测试甲乙丙' }, 'name'],
    [{ name: '' }, 'name'],
    [{ count: '1.00' }, 'name'],
    [{ name: 'x', count: 123.45 }, true],
    [{ name: 'x', count: '1234.56' }, 'count'],
    [{ name: 'x', count: 0.123 }, 'count'],
    [{ name: 'x', count: Number.NaN }, 'count'],
    [{ name: 'x', day: '2026-02-29' }, 'day'],
    [{ name: 'x', day: '2028-02-29' }, true],
    [{ name: 'x', at: '2026-03-02 24:00:00' }, 'at'],
    [{ name: 'x', at: '2026-03-02 23:59:59' }, true],
    [{ name: 'x', gend: '3' }, 'gend'],
    [{ name: 'x', gend: '9' }, true],
    [{ name: 'x', Name: 'y' }, 'Name'],
    [{ name: ['x'] }, 'name'],
    [null, ''],
    [[], ''],
  ])('reads %j: %s', (value, verdict) => {
    expect(check(value)).toMatchObject(verdict === true ? { ok: true } : { ok: false, field: verdict });
  });

  it('never throws, and what it lets through is text of the right names', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ name: fc.string(), day: fc.string(), count: fc.double() }, { requiredKeys: [] })),
        (value) => {
          const read = check(value);
          if (read.ok)
            expect(Object.entries(read.fields).map(([name, text]) => [name, typeof text])).toEqual([
              ...['name', 'count', 'day', 'at', 'gend'].map((name) => [name, 'string']),
            ]);
          if (read.ok && read.fields.day !== '') expect(isDay(read.fields.day)).toBe(true);
        },
      ),
    );
  });

  it('is itself read strictly', () => {
    expect(() => fields('name varchar(4)')).toThrow('notation');
  });
});
