// How the simulated platform can be bad: what each fault makes of an honest answer, and whether the request is executed at all.

import iconv from 'iconv-lite';
import type { GatewayKind, GatewayRefusal } from './gateway-check.ts';

export const platformFaultNames = [
  'none',
  'slow',
  'silent',
  'down',
  'html',
  'halfJson',
  'wrongSignature',
  'serverError',
  'gbk',
  'businessError',
  'wrongShape',
  'hugeBody',
  'executedNoReply',
  'lateReply',
  'lateExecution',
  'slowDrip',
  'cutAfter',
  'clockSkew',
] as const;
export type PlatformFaultName = (typeof platformFaultNames)[number];

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const hugeBytes = 8 * 1024 * 1024;

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  contentType: 'application/json;charset=utf-8',
  body: Buffer.from(JSON.stringify(value), 'utf8'),
});

/** Gateway A says it in a body with status 200, gateway B with status 401. */
export const refusedByGateway = (gateway: GatewayKind, message: GatewayRefusal): Answer =>
  jsonAnswer({ code: 401, message }, gateway === 'tif' ? 401 : 200);

/**
 * What is answered without a look at the request, null: the fault lets it through. Unless the switch says otherwise such a request is not
 * executed: it never came further than the platform's doorstep.
 */
export function answerAtTheDoor(fault: PlatformFaultName, gateway: GatewayKind, status = 500): Answer | null {
  switch (fault) {
    case 'html':
      return {
        status: 200,
        contentType: 'text/html;charset=utf-8',
        body: Buffer.from('<!doctype html><html><head><title>系统维护</title></head><body>系统维护中，请稍后再试</body></html>', 'utf8'),
      };
    case 'wrongSignature':
      return refusedByGateway(gateway, '签名不一致');
    case 'serverError':
      return jsonAnswer({ timestamp: 0, status, error: 'Internal Server Error' }, status);
    case 'businessError': {
      const reason = '业务处理失败：数据库连接异常 ORA-00018';
      return jsonAnswer({ infcode: -1, code: -1, err_msg: reason, message: reason, output: null, data: null });
    }
    default:
      return null;
  }
}

/** What leaves instead of the honest answer to an executed request. Faults of time and connection are the server's. */
export function spoil(honest: Answer, fault: PlatformFaultName): Answer {
  switch (fault) {
    case 'halfJson':
      return { ...honest, body: honest.body.subarray(0, Math.floor(honest.body.length / 2)) };
    case 'gbk':
      return { ...honest, body: iconv.encode(honest.body.toString('utf8'), 'gbk') };
    case 'wrongShape':
      return jsonAnswer({ result: 'success', rows: [{ id: 1 }], total: '1' });
    case 'hugeBody':
      return { ...honest, body: Buffer.concat([honest.body.subarray(0, -1), Buffer.from(`,"padding":"${'0'.repeat(hugeBytes)}"}`)]) };
    default:
      return honest;
  }
}
