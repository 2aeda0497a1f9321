// What one terminal must know to speak with its region's platform; all of it is configuration.

import type { Log } from '../../../contract/log/log.ts';
import type { EVoucherDecoder } from './e-voucher/types.ts';
import type { MessageIds } from './message-id.ts';

export type Gateway =
  | { readonly kind: 'accessKey'; readonly accessKey: string; readonly secretKey: string }
  /** `path` is the gateway's own, the transaction number is appended. */
  | { readonly kind: 'tif'; readonly paasId: string; readonly token: string; readonly path: string };

/** Where a terminal stands in its network; each at most 20 characters. */
export interface TerminalAddress {
  readonly mac: string;
  readonly ip: string;
}

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
  /** Whether the platform wants 9001; false when not given. */
  readonly signIn?: boolean;
  /** Where the terminal stands in its network: localAddress() of local-address.ts. */
  readonly address?: TerminalAddress;
  /** Who turns an e-voucher code into a person; the platform's own HTTP service when not given. */
  readonly decoder?: EVoucherDecoder;
  /** Longest time in ms for one call of the client, all its transactions together; 8000 when not given. */
  readonly deadlineMs?: number;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** One for the whole terminal, the filing desk included. */
  readonly messageIds: MessageIds;
  readonly log: Log;
}
