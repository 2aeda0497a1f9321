// What one terminal must know to speak with its region's platform; all of it is configuration.

import type { Log } from '../../../contract/log/log.ts';

export type Gateway =
  | { readonly kind: 'accessKey'; readonly accessKey: string; readonly secretKey: string }
  /** `path` is the gateway's own, the transaction number is appended. */
  | { readonly kind: 'tif'; readonly paasId: string; readonly token: string; readonly path: string };

export interface PlatformOptions {
  readonly baseUrl: string;
  readonly gateway: Gateway;
  /** `code` has twelve characters: the message number begins with it. */
  readonly institution: { readonly code: string; readonly name: string };
  /** Six-digit division where the terminal stands (就医地区划). */
  readonly divisions: { readonly treatment: string };
  readonly terminal: { readonly id: string; readonly name: string };
  readonly receiverSystemCode: string;
  readonly interfaceVersion: string;
  /** 用码业务类型 of ec.query. */
  readonly businessType: string;
  /** Longest time in ms for one call of the client, all its transactions together; 8000 when not given. */
  readonly deadlineMs?: number;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Counts up from call to call; the message number shows it modulo 10000. */
  readonly nextSequence: () => number;
  readonly log: Log;
}
