// Options of an invented terminal for the tests of this folder.

import { createMessageIds, type MessageIdSource } from './message-id.ts';
import type { PlatformOptions } from './options.ts';

/** A reservation that outlives a life but not the test. */
export function reservedSeconds(): MessageIdSource['reserve'] {
  let reserved = 0;
  return (until) => {
    const before = reserved;
    reserved = Math.max(reserved, until);
    return before;
  };
}

/** Its clock, its random bytes and its log are the test's to replace. */
export function testOptions(changes: Partial<PlatformOptions> = {}): PlatformOptions {
  const now = changes.now ?? (() => new Date('2026-01-01T00:00:00Z'));
  const institution = { code: 'H66000000001', name: '演示服务站' };
  return {
    baseUrl: 'http://127.0.0.1:9',
    gateway: { kind: 'accessKey', accessKey: 'sandbox', secretKey: 'sandbox-not-a-secret' },
    institution,
    divisions: { treatment: '660100' },
    terminal: { id: 'KIOSK-01', name: '演示服务站1号机' },
    receiverSystemCode: 'MBS_LOCAL',
    interfaceVersion: 'V1.0',
    businessType: '01304',
    now,
    random: (bytes) => new Uint8Array(bytes),
    messageIds: createMessageIds({ institutionCode: institution.code, slice: { from: 0, to: 9999 }, now, reserve: reservedSeconds() }),
    log: () => undefined,
    ...changes,
  };
}
