// Every fault by its bytes, and by what the ledger knows afterwards; switches and scripts meet the requests they are meant for, and no other.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from './fault-schedule.ts';
import { type Platform, startPlatform } from './server.ts';
import { type Caller, createCaller, filingOf, type Heard, keyOf, residentOf } from './testing/caller.ts';

const employee = residentOf('employee');

let platform: Platform;
let caller: Caller;
const time = new Date('2026-03-02T01:02:03Z');
beforeEach(async () => {
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  caller = createCaller(
    () => platform.url,
    () => time,
  );
});
afterEach(() => platform.close());

const file = (serial = 1): Promise<Heard> => caller.region('remote/file', filingOf(employee, serial));
const executed = (): number => platform.ledger().cases.length;
const isFound = async (serial = 1): Promise<unknown> => caller.ask('progress/find', { appy_no: keyOf(serial) });
const found = { data: { found: '1' } };
const notFound = { data: { found: '0' } };
const honestText =
  '{"code":0,"message":"","respTime":"20260302090203000","data":{"trt_dcla_detl_sn":"66002026030200000001","acp_stas":"3"}}';

const submitting = (fault: Fault): void => platform.faults.set({ ...fault, only: 'submit' });

it('without a fault the answer is whole and honest', async () => {
  const { status, contentType, body, isWhole } = await file();
  expect([status, contentType, body.toString('utf8'), isWhole]).toEqual([200, 'application/json;charset=utf-8', honestText, true]);
});

describe('executed, and nobody is told:', () => {
  it('executedNoReply closes the connection without a byte', async () => {
    submitting({ fault: 'executedNoReply' });
    await expect(file()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await isFound()).toMatchObject(found);
  });

  it('lateReply executes at once and answers afterwards', async () => {
    submitting({ fault: 'lateReply', ms: 400 });
    const late = file();
    await expect.poll(() => isFound()).toMatchObject(found);
    expect((await late).body.toString('utf8')).toBe(honestText);
  });

  it('cutAfter leaves so many bytes of the body and no more', async () => {
    submitting({ fault: 'cutAfter', bytes: 7 });
    expect(await file()).toMatchObject({ status: 200, body: Buffer.from('{"code"'), isWhole: false });
    submitting({ fault: 'cutAfter', bytes: 0 });
    expect(await caller.region('remote/file', filingOf(employee, 2, { rloc_admdvs: '440100' }))).toMatchObject({
      body: Buffer.alloc(0),
      isWhole: false,
    });
    expect(executed()).toBe(2);
  });

  it('halfJson, gbk, wrongShape and hugeBody spoil what was done', async () => {
    submitting({ fault: 'halfJson' });
    expect((await file()).body.toString('utf8')).toBe(honestText.slice(0, Math.floor(honestText.length / 2)));
    submitting({ fault: 'gbk' });
    const repeated = await caller.region('remote/file', filingOf(employee, 2));
    expect(repeated.body.includes(Buffer.from([0xd2, 0xd1, 0xd3, 0xd0]))).toBe(true); // 已有
    submitting({ fault: 'wrongShape' });
    expect((await file()).body.toString('utf8')).toBe('{"result":"success","rows":[{"id":1}],"total":"1"}');
    submitting({ fault: 'hugeBody' });
    expect((await file()).body.length).toBeGreaterThan(8_000_000);
    expect(executed()).toBe(1);
  });

  it('slowDrip comes in drops and is whole at last', async () => {
    submitting({ fault: 'slowDrip', rate: 400 });
    const before = performance.now();
    const { body, isWhole } = await file();
    expect([body.toString('utf8'), isWhole]).toEqual([honestText, true]);
    expect(performance.now() - before).toBeGreaterThan(150);
  });
});

describe('out of order:', () => {
  it('lateExecution is not found by an inquiry before it, and is found by one after it', async () => {
    submitting({ fault: 'lateExecution', ms: 300 });
    let isAnswered = false;
    const lost = file()
      .then(() => {
        isAnswered = true;
      })
      .catch((error: unknown) => error);
    await expect.poll(() => platform.counts().requests['remote/file']).toBe(1);
    expect(await isFound()).toMatchObject(notFound);
    await expect.poll(() => isFound(), { timeout: 3000 }).toMatchObject(found);
    expect(isAnswered).toBe(false);
    await platform.close();
    expect(await lost).toMatchObject({ code: 'ECONNRESET' });
    platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
  });
});

describe('not executed:', () => {
  it.each([
    ['html', { status: 200, contentType: 'text/html;charset=utf-8' }, '系统维护中，请稍后再试'],
    ['serverError', { status: 500 }, 'Internal Server Error'],
    ['businessError', { status: 200 }, '业务处理失败：数据库连接异常 ORA-00018'],
    ['wrongSignature', { status: 200 }, '{"code":401,"message":"签名不一致"}'],
  ] as const)('%s answers at the door', async (fault, head, words) => {
    submitting({ fault });
    const heard = await file();
    expect(heard).toMatchObject(head);
    expect(heard.body.toString('utf8')).toContain(words);
    expect(await isFound()).toMatchObject(notFound);
  });

  it.each(['html', 'serverError', 'businessError'] as const)('unless %s was put after the execution', async (fault) => {
    submitting({ fault, executes: true });
    expect((await file()).body.toString('utf8')).not.toContain('trt_dcla_detl_sn');
    expect(await isFound()).toMatchObject(found);
  });

  it('serverError has the status that was asked for', async () => {
    submitting({ fault: 'serverError', status: 503 });
    expect(await file()).toMatchObject({ status: 503 });
  });

  it('down resets the connection of the requests that are meant', async () => {
    submitting({ fault: 'down' });
    await expect(file()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await isFound()).toMatchObject(notFound);
  });
});

describe('the clock', () => {
  it('of one request is ahead: its signature is out of the window and its answer has another time', async () => {
    platform.faults.set({ fault: 'clockSkew', ms: 31 * 60_000, only: 'ask' });
    expect(await isFound()).toEqual({ code: 401, message: '签名时间戳超时' });
    platform.faults.set({ fault: 'clockSkew', ms: -60_000, only: 'ask' });
    expect(await isFound()).toMatchObject({ code: 0, respTime: '20260302090103000' });
    expect(await caller.ask('remote/forget', {})).toMatchObject({ respTime: '20260302090203000' });
  });

  it('of the whole platform is ahead by its rules, until it is healed', async () => {
    platform.setRules({ clockSkewMs: -86_400_000 });
    expect(await isFound()).toMatchObject({ code: 401 });
    platform.heal();
    expect(await isFound()).toMatchObject(notFound);
  });
});

describe('a switch', () => {
  const outcome = async (name: string): Promise<string> => {
    const { status } = await caller.region(name, {});
    return status === 200 ? 'honest' : 'faulty';
  };
  const outcomes = async (...names: readonly string[]): Promise<readonly string[]> => {
    const seen: string[] = [];
    for (const name of names) seen.push(await outcome(name));
    return seen;
  };

  it('meets only what it is meant for: a kind, a name, or everything', async () => {
    const all = ['remote/file', 'remote/list', 'progress/find'] as const;
    platform.faults.set({ fault: 'serverError', only: 'submit' });
    expect(await outcomes(...all)).toEqual(['faulty', 'honest', 'honest']);
    platform.faults.set({ fault: 'none', only: 'submit' });
    platform.faults.set({ fault: 'serverError', only: 'ask' });
    expect(await outcomes(...all)).toEqual(['honest', 'honest', 'faulty']);
    platform.faults.set({ fault: 'none' });
    platform.faults.set({ fault: 'serverError', only: 'remote/list' });
    expect(await outcomes(...all)).toEqual(['honest', 'faulty', 'honest']);
    platform.faults.set({ fault: 'none' });
    platform.faults.set({ fault: 'serverError', only: 'national' });
    expect(await outcomes(...all)).toEqual(['honest', 'honest', 'honest']);
    platform.faults.set({ fault: 'serverError', only: 'region' });
    expect(await outcomes(...all)).toEqual(['faulty', 'faulty', 'faulty']);
  });

  it('waits for its time and is used up', async () => {
    platform.faults.set({ fault: 'serverError', only: 'region', after: 2, times: 1 });
    expect(await outcomes('a/a', 'a/a', 'a/a', 'a/a')).toEqual(['honest', 'honest', 'faulty', 'honest']);
    expect(platform.faults.pending()).toEqual({ scripted: 0, switches: [] });
  });

  it('gives way to a script, which gives each matching request its own fault', async () => {
    platform.faults.set({ fault: 'serverError', only: 'remote/list' });
    platform.faults.follow({ only: 'region', faults: [{ fault: 'serverError' }, { fault: 'none' }, { fault: 'serverError' }] });
    expect(await outcomes('a/a', 'remote/list')).toEqual(['faulty', 'honest']);
    expect(platform.faults.pending()).toMatchObject({ scripted: 1 });
    expect(await outcomes('a/a', 'a/a', 'remote/list')).toEqual(['faulty', 'honest', 'faulty']);
  });

  it('that says none ends scripts and switches alike', async () => {
    platform.faults.set({ fault: 'serverError', only: 'region' });
    platform.faults.follow({ faults: [{ fault: 'serverError' }] });
    platform.setFault('none');
    expect(await outcomes('a/a')).toEqual(['honest']);
  });
});
