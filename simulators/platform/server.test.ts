// The simulated platform by plain HTTP: as strict as the real one, and as bad as asked. Signatures were computed with openssl.

import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Platform, platformFaultNames, startPlatform } from './server.ts';

let platform: Platform;
let time: Date;
beforeEach(async () => {
  time = new Date(1_767_225_600_000);
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time });
});
afterEach(() => platform.close());

// printf '%s' '_api_access_key=sandbox&_api_name=1101&_api_timestamp=1767225600000&_api_version=1.0.0' | openssl dgst -sha1 -hmac sandbox-not-a-secret -binary | base64
const accessKeyHeaders = {
  _api_access_key: 'sandbox',
  _api_name: '1101',
  _api_timestamp: '1767225600000',
  _api_version: '1.0.0',
  _api_signature: 'ruqf50lfH4pcATaFvIuXx3irz3k=',
};
// The same with _api_name=1162
const voucherHeaders = { ...accessKeyHeaders, _api_name: '1162', _api_signature: 'obGwj8uECyUR1Ehe+e2EgigbV1k=' };
// printf '%s' '1767225600sandbox-not-a-secretonce1767225600' | openssl dgst -sha256
const tifHeaders = {
  'x-tif-paasid': 'sandbox',
  'x-tif-timestamp': '1767225600',
  'x-tif-nonce': 'once',
  'x-tif-signature': '5E799DA2391BD13BF622446B47F1CB01496D2A627D3A5999531B2F5CF34A15E4',
};

const pathA = '/fsi/api/rsfComIfsService/callService/1101';
const pathB = '/ebus/sandbox/1101';
const voucherPath = '/localcfc/api/hsecfc/localQrCodeQuery';

const data = {
  mdtrt_cert_type: '02',
  mdtrt_cert_no: '660102198503120010',
  card_sn: '',
  begntime: '2026-01-01 08:00:00',
  psn_cert_type: '01',
  certno: '660102198503120010',
  psn_name: '测试甲',
};
const envelope = {
  infno: '1101',
  msgid: 'H66000000001202601010800000001',
  mdtrtarea_admvs: '660100',
  insuplc_admdvs: '',
  recer_sys_code: 'MBS_LOCAL',
  dev_no: 'KIOSK-01',
  dev_safe_info: '',
  cainfo: '',
  signtype: '',
  infver: 'V1.0',
  opter_type: '2',
  opter: 'KIOSK-01',
  opter_name: '自助终端01',
  inf_time: '2026-01-01 08:00:00',
  fixmedins_code: 'H66000000001',
  fixmedins_name: '演示机构',
  sign_no: '',
  input: { data },
};

/** Plain node:http, so that header names leave exactly as written. */
function post(path: string, headers: Record<string, string>, body: unknown, method = 'POST'): Promise<{ status: number; json: unknown }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(platform.url + path, { method, headers }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (chunk: string) => {
          text += chunk;
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }));
    });
    request.on('error', reject).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

describe('1101', () => {
  it('answers through gateway A with the national envelope, amounts in yuan', async () => {
    expect(await post(pathA, accessKeyHeaders, envelope)).toEqual({
      status: 200,
      json: {
        infcode: 0,
        inf_refmsgid: '660000202601010800000000000001',
        refmsg_time: '20260101080000000',
        respond_time: '20260101080000000',
        err_msg: '',
        output: {
          baseinfo: {
            psn_no: '660000000000000001',
            psn_cert_type: '01',
            certno: '660102198503120010',
            psn_name: '测试甲',
            gend: '1',
            naty: '1',
            brdy: '1985-03-12',
            age: 40,
            exp_content: '',
          },
          insuinfo: [
            {
              balc: 3286.5,
              insutype: '310',
              psn_type: '11',
              psn_insu_stas: '1',
              psn_insu_date: '2008-07-01',
              paus_insu_date: null,
              cvlserv_flag: '0',
              insuplc_admdvs: '660100',
              emp_name: '测试机械厂',
            },
          ],
          idetinfo: [],
        },
      },
    });
  });

  it('answers through gateway B with codes as text', async () => {
    expect(await post(pathB, tifHeaders, envelope)).toMatchObject({
      status: 200,
      json: { infcode: '0', output: { baseinfo: { psn_name: '测试甲' } } },
    });
  });

  it('says in Chinese that it does not know somebody', async () => {
    const stranger = { ...data, mdtrt_cert_no: '11010519491231002X', certno: '11010519491231002X' };
    expect(await post(pathA, accessKeyHeaders, { ...envelope, input: { data: stranger } })).toMatchObject({
      json: { infcode: -1, err_msg: '未查询到该人员的参保信息', output: null },
    });
  });

  it('takes a message number only once', async () => {
    expect(await post(pathA, accessKeyHeaders, envelope)).toMatchObject({ json: { infcode: 0 } });
    expect(await post(pathA, accessKeyHeaders, envelope)).toMatchObject({ json: { infcode: -1, err_msg: '发送方报文ID重复' } });
  });

  it.each([
    ['infno', '2001'],
    ['msgid', 'H66000000002202601010800000001'],
    ['mdtrtarea_admvs', ''],
    ['recer_sys_code', ''],
    ['opter_type', '1'],
    ['inf_time', '2026-01-01T08:00:00'],
    ['fixmedins_code', 'H66'],
    ['extra', 'field'],
    ['input', {}],
    ['input', { data: { ...data, certno: '' } }],
    ['input', { data: { ...data, mdtrt_cert_type: '03' } }],
  ])('refuses an envelope whose %s is %j', async (field, value) => {
    expect(await post(pathA, accessKeyHeaders, { ...envelope, [field]: value })).toMatchObject({
      status: 200,
      json: { infcode: -1, output: null },
    });
  });
});

describe('the gateways', () => {
  it.each(Object.keys(accessKeyHeaders))('A misses the header %s', async (name) => {
    const headers = Object.fromEntries(Object.entries(accessKeyHeaders).filter(([key]) => key !== name));
    expect(await post(pathA, headers, envelope)).toEqual({ status: 200, json: { code: 401, message: '缺少请求头' } });
  });

  it.each([
    [{ _api_access_key: 'somebody' }, '非法用户'],
    [{ _api_signature: 'ruqf50lfH4pcATaFvIuXx3irz3K=' }, '签名不一致'],
    [{ _api_version: '1.0.1' }, '签名不一致'],
    [{ _api_timestamp: '1767225600001' }, '签名不一致'],
    [{ _api_timestamp: '1767225600' }, '签名时间戳超时'],
    [voucherHeaders, '签名不一致'],
  ])('A refuses %j: %s', async (changes, message) => {
    expect(await post(pathA, { ...accessKeyHeaders, ...changes }, envelope)).toEqual({ status: 200, json: { code: 401, message } });
  });

  it.each([-1, 1])('A keeps a window of thirty minutes (side %i)', async (side) => {
    time = new Date(time.getTime() + side * 30 * 60_000);
    expect(await post(pathA, accessKeyHeaders, envelope)).toMatchObject({ json: { infcode: 0 } });
    time = new Date(time.getTime() + side);
    expect(await post(pathA, accessKeyHeaders, envelope)).toEqual({ status: 200, json: { code: 401, message: '签名时间戳超时' } });
  });

  it('B lets a nonce in once', async () => {
    expect(await post(pathB, tifHeaders, envelope)).toMatchObject({ status: 200, json: { infcode: '0' } });
    expect(await post(pathB, tifHeaders, envelope)).toEqual({ status: 401, json: { code: 401, message: '签名不一致' } });
  });

  it.each([
    [{ 'x-tif-paasid': 'somebody' }, '非法用户'],
    [{ 'x-tif-nonce': 'twice' }, '签名不一致'],
    [{ 'x-tif-timestamp': '1767225601' }, '签名不一致'],
    [{ 'x-tif-timestamp': '1767225600000' }, '签名时间戳超时'],
    [{ 'x-tif-signature': '' }, '缺少请求头'],
  ])('B refuses %j: %s', async (changes, message) => {
    expect(await post(pathB, { ...tifHeaders, ...changes }, envelope)).toEqual({ status: 401, json: { code: 401, message } });
  });

  it('serve nothing else', async () => {
    expect(await post('/ebus/somebody/1101', tifHeaders, envelope)).toMatchObject({ status: 404 });
    expect(await post('/', accessKeyHeaders, envelope)).toMatchObject({ status: 404 });
    expect(await post(pathA, accessKeyHeaders, '', 'PUT')).toMatchObject({ status: 405 });
    expect(await post(pathA, accessKeyHeaders, '{')).toMatchObject({ status: 400 });
    expect(await post(pathA, accessKeyHeaders, JSON.stringify('x'.repeat(70_000)))).toMatchObject({ status: 400 });
  });
});

describe('an e-voucher', () => {
  const query = (ecQrCode: string): unknown => ({
    orgId: 'H66000000001',
    transType: 'ec.query',
    data: {
      orgId: 'H66000000001',
      ecQrCode,
      businessType: '01304',
      operatorId: 'KIOSK-01',
      operatorName: '自助终端01',
      officeId: 'KIOSK-01',
      officeName: '自助终端01',
      deviceType: 'SelfService',
    },
  });

  it.each(['fresh', 'expired', 'unknown'] as const)('that is %s looks like any other', (kind) => {
    expect(platform.issueVoucher('employee', kind)).toMatch(/^424\d{19}660000$/);
  });

  it('tells its owner once', async () => {
    const code = platform.issueVoucher('suspended', 'fresh');
    expect(await post(voucherPath, voucherHeaders, query(code))).toMatchObject({
      json: {
        code: 0,
        data: {
          userName: '李测试𠮷',
          idNo: '660201197809200034',
          idType: '01',
          insuOrg: '660200',
          ecToken: expect.stringMatching(/^660000ec[0-9a-f]{32}$/),
        },
      },
    });
    expect(await post(voucherPath, voucherHeaders, query(code))).toMatchObject({ json: { code: -1, message: '二维码不存在', data: null } });
  });

  it('is queried in the right shape only', async () => {
    expect(await post(voucherPath, voucherHeaders, query('424'))).toMatchObject({
      json: { code: -1, message: '请求参数不合规：data.ecQrCode' },
    });
  });

  it('is issued to invented people only', () => {
    expect(() => platform.issueVoucher('somebody', 'fresh')).toThrow('somebody');
  });
});

describe('the faults', () => {
  it('are none at first, and each one is remembered until the next', () => {
    expect(platform.fault()).toEqual({ name: 'none', ms: 0 });
    for (const name of platformFaultNames) {
      platform.setFault(name, 7);
      expect(platform.fault()).toEqual({ name, ms: name === 'slow' ? 7 : 0 });
    }
  });

  it('do not stop the count of what arrived; a connection that is refused brings nothing', async () => {
    platform.setFault('serverError');
    await post(pathA, accessKeyHeaders, envelope);
    platform.setFault('down');
    await expect(post(pathA, accessKeyHeaders, envelope)).rejects.toMatchObject({ code: 'ECONNRESET' });
    platform.setFault('none');
    await post(voucherPath, {}, {});
    expect(platform.counts()).toMatchObject({ ecQuery: 1, persons: 1, requests: { '1101': 1, '1162': 1 } });
  });

  it('do not hold up the end of the platform', async () => {
    const other = await startPlatform({ host: '127.0.0.1', port: 0 });
    other.setFault('silent');
    const silent = fetch(`${other.url}${pathA}`, { method: 'POST', body: '{}' });
    const broken = expect(silent).rejects.toThrow();
    await expect.poll(() => other.counts().persons).toBe(1);
    await other.close();
    await broken;
  });
});
