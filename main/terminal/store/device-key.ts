// The device key: 32 bytes that only this terminal has. What belongs to a person, the audit chain and look-ups stand on keys derived from it.

import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, readSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, type Result, succeed } from '../../../contract/result.ts';
import { putInPlace } from './safety/durable-files.ts';

/** Keys of their own for each purpose: whoever learns one of them learns nothing of the others. */
export interface DeviceKey {
  /** Sixteen hex digits that tell one key from another and nothing of it. */
  readonly id: string;
  readonly fields: KeyObject;
  readonly lookUp: KeyObject;
  readonly audit: KeyObject;
  readonly attachments: KeyObject;
}

export type DeviceKeyFault =
  | { readonly code: 'keyMissing'; readonly file: string }
  | { readonly code: 'keyRefused'; readonly file: string; readonly why: 'notAFile' | 'readByOthers' | 'notOurs' | 'length' }
  | { readonly code: 'keyUnreadable'; readonly file: string; readonly error: string };

export interface DeviceKeySource {
  /** Path of the credential that systemd hands over ($CREDENTIALS_DIRECTORY/device-key); null: there is none. */
  readonly credential: string | null;
  /** The owner-only file that is used without one. */
  readonly file: string;
}

const keyBytes = 32;

/** Takes the bytes over: they are zero afterwards. */
export function deviceKeyOf(bytes: Uint8Array): DeviceKey {
  const derive = (purpose: string, length = keyBytes): Buffer =>
    Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `yibao-kiosk ${purpose} 1`, length));
  const secret = (purpose: string): KeyObject => {
    const derived = derive(purpose);
    const key = createSecretKey(derived);
    derived.fill(0);
    return key;
  };
  const key: DeviceKey = {
    id: derive('id', 8).toString('hex'),
    fields: secret('fields'),
    lookUp: secret('look-up'),
    audit: secret('audit'),
    attachments: secret('attachments'),
  };
  bytes.fill(0);
  return key;
}

export function readDeviceKey({ credential, file }: DeviceKeySource): Result<DeviceKey, DeviceKeyFault> {
  return credential === null ? readKeyFile(file, refusalOfFile) : readKeyFile(credential, refusalOfCredential);
}

/** Only for a journal that has never had a key: a second key would make everything before it unreadable. */
export function createDeviceKey(source: DeviceKeySource): Result<DeviceKey, DeviceKeyFault> {
  if (source.credential === null && !existsSync(source.file)) {
    const temporary = `${source.file}.new`;
    try {
      rmSync(temporary, { force: true });
      const bytes = randomBytes(keyBytes);
      writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
      bytes.fill(0);
      putInPlace(temporary, source.file);
    } catch (error) {
      return fail(unreadable(path.basename(source.file), error));
    }
  }
  return readDeviceKey(source);
}

type Refusal = Extract<DeviceKeyFault, { code: 'keyRefused' }>['why'];

function readKeyFile(file: string, refusalOf: (stats: Stats) => Refusal | null): Result<DeviceKey, DeviceKeyFault> {
  const name = path.basename(file);
  let descriptor: number;
  try {
    // Windows has no such flag, and nobody but an administrator makes links there.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return fail({ code: 'keyMissing', file: name });
    return code === 'ELOOP' ? fail({ code: 'keyRefused', file: name, why: 'notAFile' }) : fail(unreadable(name, error));
  }
  try {
    const stats = fstatSync(descriptor);
    const why = !stats.isFile() ? 'notAFile' : stats.size !== keyBytes ? 'length' : refusalOf(stats);
    if (why !== null) return fail({ code: 'keyRefused', file: name, why });
    const bytes = Buffer.alloc(keyBytes);
    if (readSync(descriptor, bytes, 0, keyBytes, 0) !== keyBytes) return fail({ code: 'keyRefused', file: name, why: 'length' });
    return succeed(deviceKeyOf(bytes));
  } catch (error) {
    return fail(unreadable(name, error));
  } finally {
    closeSync(descriptor);
  }
}

function refusalOfFile({ mode, uid }: Stats): Refusal | null {
  const own = process.getuid?.();
  if (own === undefined) return null;
  if (uid !== own) return 'notOurs';
  return (mode & 0o077) === 0 ? null : 'readByOthers';
}

/** systemd lets the service in by an access list, which shows as rights of the group. */
const refusalOfCredential = ({ mode }: Stats): Refusal | null =>
  process.platform === 'win32' || (mode & 0o007) === 0 ? null : 'readByOthers';

function unreadable(file: string, error: unknown): DeviceKeyFault {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return { code: 'keyUnreadable', file, error: String(error.code) };
  throw error;
}
