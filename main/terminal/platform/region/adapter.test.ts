// The region adapter against real servers: what an answer, or none, proves about a filing.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failPointChannel } from '../../../process/fail-point.ts';
import { largestAnswer } from '../transport.ts';
import { selfSigned } from './testing/self-signed.ts';
import { adapterAt, applicant, section, serve, serveBytes, submission } from './testing.ts';
import type { SubmitAnswer } from './types.ts';

const never = new AbortController().signal;
const soon = (): AbortSignal => AbortSignal.timeout(300);
const yes = { code: 0, message: '', data: { trt_dcla_detl_sn: 'SN660001', acp_stas: '3' } };
const lost = (fault: string): object => ({ kind: 'lost', fault });

const answering = (body: unknown, status = 200): Promise<string> =>
  serve(
    (_, response) => void response.writeHead(status).end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)),
  );
/** The bytes of two characters that are no UTF-8 in a message that nobody needs. */
const inGbk = (answer: object): Buffer => Buffer.from(JSON.stringify({ ...answer, message: '\u00b3\u00c9' }), 'latin1');
const submitTo = async (url: string, signal = never): Promise<SubmitAnswer> => await adapterAt(url).submit(submission, signal);

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

describe('a filing that is handed over', () => {
  it('carries the fields of the platform, under a signature and on a connection of its own', async () => {
    const seen: { url?: string | undefined; name?: unknown; connection?: string | undefined; body: unknown }[] = [];
    const url = await serve(async (request, response) => {
      seen.push({ url: request.url, name: request.headers._api_name, connection: request.headers.connection, body: await bodyOf(request) });
      response.end(JSON.stringify(yes));
    });
    expect(await submitTo(url)).toEqual({ kind: 'accepted', platformNumber: 'SN660001', standing: 'finished' });
    expect(seen).toEqual([
      {
        url: '/pss/api/remote/file',
        name: 'remote/file',
        connection: 'close',
        body: {
          reqId: submission.messageId,
          termNo: 'KIOSK-01',
          orgCode: 'H66000000001',
          reqTime: '2026-01-01 08:00:00',
          data: {
            ...{ appy_no: submission.key, matt_no: submission.number, psn_no: '660000000000000001', psn_cert_type: '01' },
            ...{ certno: '660102198503120010', psn_name: '测试甲', insutype: '310', insu_admdvs: '660100', rloc_admdvs: '310100' },
            ...{ rloc_rea: '99', begndate: '2026-01-02', enddate: '2026-07-01', tel: '13800000000', dcla_souc: '05', cmt_flag: '1' },
            ...{ agnter_name: '', agnter_cert_type: '', agnter_certno: '', agnter_rlts: '' },
          },
        },
      },
    ]);
  });

  it.each([
    ['0', 'accepted'],
    ['1', 'accepted'],
    ['3', 'finished'],
  ])('is %s: %s', async (code, standing) => {
    const url = await answering({ ...yes, data: { trt_dcla_detl_sn: 'SN1', acp_stas: code } });
    expect(await submitTo(url)).toEqual({ kind: 'accepted', platformNumber: 'SN1', standing });
  });

  it.each([
    ['is not JSON', 'no', lost('platform.notUnderstood')],
    ['is a maintenance page', '<html>系统维护中</html>', lost('platform.notUnderstood')],
    ['is a yes in GBK', inGbk(yes), lost('platform.notUnderstood')],
    ['is a yes larger than any honest one', JSON.stringify(yes) + ' '.repeat(largestAnswer), lost('platform.notUnderstood')],
    ['names its code twice', JSON.stringify(yes).replace('{', '{"code":-1,'), lost('platform.notUnderstood')],
    [
      'names its number twice, inside',
      { ...yes, data: '{"trt_dcla_detl_sn":"A","trt_dcla_detl_sn":"B","acp_stas":"3"}' },
      lost('platform.notUnderstood'),
    ],
    ['has no code', { data: yes.data }, lost('platform.notUnderstood')],
    ['says yes without content', { code: 0, message: '' }, lost('platform.notUnderstood')],
    ['says yes with a standing that nobody knows', { code: 0, data: { acp_stas: '77' } }, lost('platform.notUnderstood')],
    ['says yes and means no', { code: 0, data: { acp_stas: '4' } }, lost('platform.notUnderstood')],
    ...[undefined, null, '', 'x'.repeat(41), 'x'.repeat(500), '叁', {}, ['SN1'], true, 660001].map((number): [string, unknown, object] => [
      `has the number ${JSON.stringify(number)?.slice(0, 50)}, which nobody can quote`,
      { code: 0, data: { trt_dcla_detl_sn: number, acp_stas: '3' } },
      lost('platform.notUnderstood'),
    ]),
    [
      'is a refusal that the pack knows',
      { code: 2001, message: '提示：已有有效备案' },
      { kind: 'refused', fault: 'filing.alreadyFiled', final: true },
    ],
    [
      'is a refusal in words that the pack knows under another code',
      { code: -1, message: '业务处理失败：已有有效备案' },
      { kind: 'refused', fault: 'filing.refused', final: false },
    ],
    ['is a refusal in other words', { code: 9, message: '系统繁忙' }, { kind: 'refused', fault: 'filing.refused', final: false }],
    ['is a refusal without words', { code: 9 }, { kind: 'refused', fault: 'filing.refused', final: false }],
    ['says that it has had it', { code: 3001, message: '重复提交' }, { kind: 'repeated' }],
    ...['缺少请求头', '签名时间戳超时', '非法用户', '签名不一致'].map((message): [string, unknown, object] => [
      `is the gateway turning it away: ${message}`,
      { code: 401, message },
      { kind: 'notSent', fault: 'platform.unauthorised' },
    ]),
    [
      'has the code of the gateway and other words',
      { code: 401, message: '请求处理超时' },
      { kind: 'refused', fault: 'filing.refused', final: false },
    ],
  ])('is known by an answer that %s', async (_, body, expected) => {
    expect(await submitTo(await answering(body))).toEqual(expected);
  });

  it.each([
    [401, lost('platform.unauthorised')],
    [403, lost('platform.refused')],
    [302, lost('platform.notUnderstood')],
    [404, lost('platform.refused')],
    [500, lost('platform.refused')],
    [502, lost('platform.unreachable')],
    [503, lost('platform.unreachable')],
  ])('is known by the status %i, whatever the body says', async (status, expected) => {
    expect(await submitTo(await answering(yes, status))).toEqual(expected);
  });

  it.each<[string, unknown, object]>([
    [
      'the gateway says that it turned it away',
      { code: '401', message: '签名不一致' },
      { kind: 'notSent', fault: 'platform.unauthorised' },
    ],
    ['a page says so', '<html>401 Unauthorized 签名不一致</html>', lost('platform.unauthorised')],
    ['it says yes', yes, lost('platform.unauthorised')],
    ['it says no in other words', { code: 401, message: '登录已失效' }, lost('platform.unauthorised')],
    ['it says nothing', '', lost('platform.unauthorised')],
  ])('with the status 401 was not sent only when the gateway says so: %s', async (_, body, expected) => {
    expect(await submitTo(await answering(body, 401))).toEqual(expected);
  });

  it('was not sent when nobody listens', async () => {
    const server = createTcpServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server.close();
    await once(server, 'close');
    expect(await submitTo(`http://127.0.0.1:${port}`)).toEqual({ kind: 'notSent', fault: 'platform.unreachable' });
  });

  it('was not sent when the name is not found, TLS fails or its time is over', async () => {
    expect(await submitTo('http://nobody.invalid')).toMatchObject({ kind: 'notSent' });
    const plain = await serveBytes((socket) => socket.end('no TLS here'));
    expect(await submitTo(plain.replace('http:', 'https:'))).toEqual({ kind: 'notSent', fault: 'platform.unreachable' });
    const stalled = await serveBytes(() => undefined);
    expect(await submitTo(stalled.replace('http:', 'https:'), soon())).toEqual({ kind: 'notSent', fault: 'platform.tooSlow' });
    expect(await submitTo(stalled, AbortSignal.abort())).toEqual({ kind: 'notSent', fault: 'platform.tooSlow' });
  });

  it('was not sent to whoever has a certificate that nobody vouches for, or that is for another name', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      request.resume();
      response.end(JSON.stringify(yes));
    }, selfSigned);
    expect(await submitTo(url)).toEqual({ kind: 'notSent', fault: 'platform.unreachable' });
    const before = getCACertificates('default');
    onTestFinished(() => setDefaultCACertificates(before));
    setDefaultCACertificates([selfSigned.cert]);
    expect(await submitTo(url.replace('127.0.0.1', 'localhost'))).toEqual({ kind: 'notSent', fault: 'platform.unreachable' });
    expect(requests).toBe(0);
    // Control: it is the certificate alone that kept it from there.
    expect((await submitTo(url)).kind).toBe('accepted');
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['hangs up at once', (socket) => socket.end(), 'platform.unreachable'],
    ['resets', (socket) => socket.resetAndDestroy(), 'platform.unreachable'],
    ['says nothing', () => undefined, 'platform.tooSlow'],
    ['stops in the middle of its head', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'), 'platform.unreachable'],
    [
      'stops in the middle of its body',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"code":0'),
      'platform.unreachable',
    ],
    [
      'stops when its yes is whole and its body is not',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${JSON.stringify(yes)}`),
      'platform.unreachable',
    ],
    [
      'never ends a body without a length, with a yes in it',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${JSON.stringify(yes)}`),
      'platform.tooSlow',
    ],
    ['never ends its body', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"code":0'), 'platform.tooSlow'],
    ['speaks no HTTP', (socket) => socket.end('what?\r\n\r\n'), 'platform.notUnderstood'],
  ])('is lost when the platform %s', async (_, act, fault) => {
    const url = await serveBytes((socket) => socket.once('data', () => act(socket)));
    expect(await submitTo(url, soon())).toEqual(lost(fault));
  });

  it('is lost, and never said to be not sent, as soon as a byte may have left: also when the platform has read none', async () => {
    const url = await serveBytes((socket) => socket.resetAndDestroy());
    // The reset may come before or after the connection stands: what is certain is that it is never a yes.
    expect(['lost', 'notSent']).toContain((await submitTo(url)).kind);
    const reads = await serveBytes((socket) => socket.pause());
    expect(await submitTo(reads, soon())).toEqual(lost('platform.tooSlow'));
  });

  it('passes its named places in their order, once each', async () => {
    const passed: unknown[] = [];
    const note = (point: unknown): void => void passed.push(point);
    subscribe(failPointChannel, note);
    onTestFinished(() => void unsubscribe(failPointChannel, note));
    await submitTo(await answering(yes));
    expect(passed).toEqual(['request.connected', 'request.written', 'answer.received']);
  });

  it('is never sent twice by one attempt', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      request.resume();
      response.destroy();
    });
    expect(await submitTo(url)).toEqual(lost('platform.unreachable'));
    expect(requests).toBe(1);
  });

  it('is not sent where the region has no such operation', async () => {
    const without = adapterAt('http://127.0.0.1:9', { section: { ...section, national: [] } });
    expect(await without.submit({ ...submission, operation: 'chooseInstitution' }, never)).toEqual({
      kind: 'notSent',
      fault: 'platform.refused',
    });
  });

  it('is never called accepted or finally refused for arbitrary bytes', async () => {
    let body: Uint8Array | string = '';
    const url = await serve((_, response) => response.end(body));
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.json(),
      fc.record({ code: fc.jsonValue(), data: fc.jsonValue() }).map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        body = bytes;
        const answer = await submitTo(url);
        expect(answer.kind === 'accepted' || (answer.kind === 'refused' && answer.final)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a question about a filing', () => {
  const asked = async (url: string, signal = never) => await adapterAt(url).ask(submission, 'M2', signal);

  it.each([
    [
      { code: 0, data: { found: '1', appy_no: submission.key, sn: 'SN1', acp_stas: '3' } },
      { kind: 'found', platformNumber: 'SN1', standing: 'finished' },
    ],
    [
      { code: 0, data: { found: 1, appy_no: submission.key, sn: 'SN1', acp_stas: 1 } },
      { kind: 'found', platformNumber: 'SN1', standing: 'underReview' },
    ],
    [
      { code: 0, data: { found: '1', appy_no: submission.key, sn: null, acp_stas: '2' } },
      { kind: 'found', platformNumber: null, standing: 'refused' },
    ],
    [
      { code: 0, data: { found: '1', appy_no: submission.key, sn: null, acp_stas: '3' } },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    // About another case, or nobody knows which.
    [
      { code: 0, data: { found: '1', appy_no: 'f'.repeat(32), sn: 'SN1', acp_stas: '3' } },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    [
      { code: 0, data: { found: '1', sn: 'SN1', acp_stas: '2' } },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    [{ code: 0, data: { found: '0' } }, { kind: 'notFound' }],
    // Only a clear no is one: nothing is sent again for anything less.
    [
      { code: 0, data: { found: 'maybe' } },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    [
      { code: 0, data: {} },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    [
      { code: 0, data: { found: '1', appy_no: submission.key, sn: 'SN1', acp_stas: '9' } },
      { kind: 'noAnswer', fault: 'platform.notUnderstood' },
    ],
    [
      { code: 1, message: '未找到' },
      { kind: 'noAnswer', fault: 'platform.refused' },
    ],
    [
      { code: 401, message: '非法用户' },
      { kind: 'noAnswer', fault: 'platform.unauthorised' },
    ],
    ['<html>', { kind: 'noAnswer', fault: 'platform.notUnderstood' }],
  ])('answered by %j is %j', async (body, expected) => {
    expect(await asked(await answering(body))).toEqual(expected);
  });

  it('has no answer when the platform has none', async () => {
    expect(await asked(await serveBytes((socket) => socket.end()))).toEqual({ kind: 'noAnswer', fault: 'platform.unreachable' });
    expect(await asked(await serveBytes(() => undefined), soon())).toEqual({ kind: 'noAnswer', fault: 'platform.tooSlow' });
  });
});

describe('a list', () => {
  const listed = (list: readonly unknown[]): Promise<string> => answering({ code: '0', message: '', data: { list } });

  it('of contributions is in months and fen', async () => {
    const row = {
      insutype: '310',
      accrym_begn: '202512',
      accrym_end: '202512',
      psn_clct_amt: '85.50',
      emp_clct_amt: 342,
      finsubs_amt: '0',
      clct_flag: '1',
      clct_time: '2025-12-20 10:00:00',
    };
    const url = await listed([row, { ...row, insutype: '999', clct_flag: '0', clct_time: null }]);
    const answer = await adapterAt(url).payments(applicant, { from: '2025-01', to: '2025-12' }, never);
    const read = {
      from: '2025-12',
      to: '2025-12',
      ownFen: { private: 8550 },
      employerFen: { private: 34_200 },
      subsidyFen: { private: 0 },
    };
    expect(answer).toEqual({
      ok: true,
      value: [
        { ...read, type: 'employeeBasic', arrived: true, paidOn: '2025-12-20' },
        { ...read, type: 'other', arrived: false, paidOn: null },
      ],
    });
  });

  it('of the account says which way the money went', async () => {
    const url = await listed([
      { crte_time: '2025-12-20', acct_incexpd_type: '101', inc_sumamt: '85.50' },
      { crte_time: '2025-12-21 09:00:00', acct_incexpd_type: '201', inc_sumamt: 12.3 },
    ]);
    const answer = await adapterAt(url).accountStatement(applicant, { from: '2025-01', to: '2025-12' }, never);
    expect(answer).toEqual({
      ok: true,
      value: [
        { on: '2025-12-20', direction: 'income', kind: 'contribution', amountFen: { private: 8550 } },
        { on: '2025-12-21', direction: 'expense', kind: 'consumption', amountFen: { private: 1230 } },
      ],
    });
    const unknown = await listed([{ crte_time: '2025-12-20', acct_incexpd_type: '999', inc_sumamt: '1' }]);
    expect(await adapterAt(unknown).accountStatement(applicant, { from: '2025-01', to: '2025-12' }, never)).toMatchObject({ ok: false });
  });

  it('of filings on record leaves out what is no longer valid', async () => {
    const row = {
      trt_dcla_detl_sn: 'SN1',
      rloc_rea: '07',
      rloc_admdvs: '310100',
      begndate: '2026-01-02',
      enddate: null,
      vali_flag: '1',
      undo_flag: '0',
    };
    const url = await listed([
      row,
      { ...row, trt_dcla_detl_sn: 'SN2', vali_flag: '0' },
      { ...row, trt_dcla_detl_sn: 'SN3', rloc_rea: '42', enddate: '2026-07-01', undo_flag: '1' },
    ]);
    const filed = { destination: { private: '310100' }, begin: '2026-01-02' };
    expect(await adapterAt(url).remoteTreatments(applicant, never)).toEqual({
      ok: true,
      value: [
        { ...filed, id: 'SN1', category: 'longTermResident', end: null, cancellable: false },
        { ...filed, id: 'SN3', category: 'unknown', end: '2026-07-01', cancellable: true },
      ],
    });
  });

  it('of progress and of the ledger is in words of ours', async () => {
    const progress = await listed([{ sn: 'SN1', matt_code: 'YDBA', acp_stas: '3', begn_acp_time: '2026-01-02 03:04:05' }]);
    expect(await adapterAt(progress).progress(applicant, never)).toEqual({
      ok: true,
      value: [{ platformNumber: 'SN1', standing: 'finished', at: '2026-01-02 03:04' }],
    });
    const ledger = await listed([{ appy_no: submission.key, sn: 'SN1', matt_code: 'YDBA', acp_stas: '5', exec_cnt: '2' }]);
    expect(await adapterAt(ledger).ledger({ from: '2026-01-01', to: '2026-01-02' }, never)).toEqual({
      ok: true,
      value: [{ key: submission.key, platformNumber: 'SN1', standing: 'cancelled', executions: 2 }],
    });
  });

  it('with a row that cannot be read, or without rows, is not understood', async () => {
    const notUnderstood = { ok: false, fault: { code: 'platform.notUnderstood' } };
    for (const body of [{ code: 0, data: { list: [7] } }, { code: 0, data: {} }, { code: 0 }, { code: 0, data: { list: 'x' } }])
      expect(await adapterAt(await answering(body)).progress(applicant, never)).toEqual(notUnderstood);
  });

  it('is asked for again once when the connection breaks, a rating is not', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      request.resume();
      if (requests === 1) response.destroy();
      else response.end(JSON.stringify({ code: 0, data: { list: [] } }));
    });
    expect(await adapterAt(url).progress(applicant, never)).toEqual({ ok: true, value: [] });
    requests = 0;
    const rating = { number: submission.number, platformNumber: 'SN1', stars: 5, reasons: [] } as const;
    expect(await adapterAt(url).rate(rating, never)).toEqual({ ok: false, fault: { code: 'platform.unreachable' } });
    expect(requests).toBe(1);
    expect(await adapterAt(url).rate(rating, never)).toEqual({ ok: true, value: null });
  });

  it('of arbitrary JSON is a value', async () => {
    let body = '';
    const url = await serve((_, response) => response.end(body));
    const adapter = adapterAt(url);
    const columns = [
      ...new Set(
        [section.payments, section.accountStatement, section.remoteTreatments, section.progress, section.ledger].flatMap((list) =>
          Object.values(list.columns),
        ),
      ),
    ];
    const row = fc.dictionary(
      fc.constantFrom(...columns),
      fc.oneof(fc.jsonValue(), fc.constantFrom('1', '310', '101', '202512', '2026-01-02')),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.array(row)), async (list) => {
        body = JSON.stringify({ code: 0, data: { list } });
        const months = { from: '2025-01', to: '2025-12' };
        for (const answer of [
          await adapter.payments(applicant, months, never),
          await adapter.accountStatement(applicant, months, never),
          await adapter.remoteTreatments(applicant, never),
          await adapter.progress(applicant, never),
          await adapter.ledger(months, never),
        ])
          expect(answer.ok || answer.fault.code === 'platform.notUnderstood').toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
