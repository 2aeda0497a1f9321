// Which operation a request means, by its path, and which kinds of operations it belongs to.

import { sandboxTif } from './credentials.ts';

/** `submit` changes something, `ask` finds out whether a submission has. */
export type CallKind = 'national' | 'region' | 'submit' | 'ask' | 'query';

export interface Call {
  readonly gate: 'national' | 'region';
  /** Number of the national transaction, or name of the region's operation. */
  readonly name: string;
  /** The narrower kinds first. */
  readonly kinds: readonly CallKind[];
}

/** The number under which the voucher query is registered at the gateway. */
export const voucherInfno = '1162';
const voucherPath = '/localcfc/api/hsecfc/localQrCodeQuery';

const submits: ReadonlySet<string> = new Set([
  ...['2503', '2504', '2505', '2506'],
  ...['remote/file', 'remote/change', 'remote/cancel', 'matter/submit'],
]);

/** null: a path that is none of ours. The path of gateway B names the subscriber. */
export function callOf(path: string): Call | null {
  if (path === voucherPath) return national(voucherInfno);
  const infno =
    /^\/fsi\/api\/rsfComIfsService\/callService\/(\w{4,6})$/.exec(path)?.[1] ??
    (path.startsWith(`${sandboxTif.path}/`) ? /^\/(\w{4,6})$/.exec(path.slice(sandboxTif.path.length))?.[1] : undefined);
  if (infno !== undefined) return national(infno);
  const name = /^\/pss\/api\/([a-z]{1,20}\/[a-z]{1,20})$/.exec(path)?.[1];
  return name === undefined ? null : { gate: 'region', name, kinds: [kindOf(name), 'region'] };
}

const national = (name: string): Call => ({ gate: 'national', name, kinds: [kindOf(name), 'national'] });

function kindOf(name: string): CallKind {
  if (name === 'progress/find') return 'ask';
  return submits.has(name) ? 'submit' : 'query';
}
