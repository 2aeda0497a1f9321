import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDeviceKey, deviceKeyOf, readDeviceKey } from './device-key.ts';
import { caseIn, place } from './testing/journals.ts';

const source = (folder: string) => ({ credential: null, file: path.join(folder, 'device.key') });

describe('the device key', () => {
  it('is made once, for its owner only, and read again as the same', () => {
    const from = source(place().folder);
    const made = createDeviceKey(from);
    expect(statSync(from.file).mode & 0o777).toBe(0o600);
    expect(statSync(from.file).size).toBe(32);
    const [again, read] = [createDeviceKey(from), readDeviceKey(from)];
    expect([made.ok && made.value.id, again.ok && again.value.id]).toEqual([read.ok && read.value.id, read.ok && read.value.id]);
  });

  it('leaves nothing of itself in the bytes it was made from, and has another key for each purpose', () => {
    const bytes = Buffer.alloc(32, 7);
    const key = deviceKeyOf(bytes);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    const keys = [key.fields, key.lookUp, key.audit, key.attachments].map((secret) => secret.export().toString('hex'));
    expect(new Set([...keys, Buffer.alloc(32, 7).toString('hex')]).size).toBe(5);
    expect(deviceKeyOf(Buffer.alloc(32, 7)).id).toBe(key.id);
    expect(deviceKeyOf(Buffer.alloc(32, 8)).id).not.toBe(key.id);
  });

  it('is refused when others may read it, when it is a link, a folder, or of another length', () => {
    const { folder } = place();
    const from = source(folder);
    const refusal = () => {
      const read = readDeviceKey(from);
      return read.ok ? null : read.fault;
    };
    expect(refusal()).toEqual({ code: 'keyMissing', file: 'device.key' });
    createDeviceKey(from);
    chmodSync(from.file, 0o640);
    expect(refusal()).toEqual({ code: 'keyRefused', file: 'device.key', why: 'readByOthers' });
    chmodSync(from.file, 0o600);
    renameSync(from.file, path.join(folder, 'elsewhere'));
    symlinkSync(path.join(folder, 'elsewhere'), from.file);
    expect(refusal()).toEqual({ code: 'keyRefused', file: 'device.key', why: 'notAFile' });
    rmSync(from.file);
    mkdirSync(from.file);
    expect(refusal()).toEqual({ code: 'keyRefused', file: 'device.key', why: 'notAFile' });
    rmSync(from.file, { recursive: true });
    writeFileSync(from.file, randomBytes(33), { mode: 0o600 });
    expect(refusal()).toEqual({ code: 'keyRefused', file: 'device.key', why: 'length' });
  });

  it('may come from systemd, whose access list shows as rights of the group, and is then not looked for elsewhere', () => {
    const { folder } = place();
    const credential = path.join(folder, 'credential');
    const from = { ...source(folder), credential };
    expect(createDeviceKey(from)).toEqual({ ok: false, fault: { code: 'keyMissing', file: 'credential' } });
    writeFileSync(credential, Buffer.alloc(32, 7), { mode: 0o440 });
    const read = readDeviceKey(from);
    expect(read.ok && read.value.id).toBe(deviceKeyOf(Buffer.alloc(32, 7)).id);
    chmodSync(credential, 0o444);
    expect(readDeviceKey(from)).toMatchObject({ ok: false, fault: { why: 'readByOthers' } });
  });
});

describe('a journal', () => {
  it('is refused with another key, and with none, and taken again with its own', () => {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'sent');
    journal.close();
    const own = readFileSync(here.key);
    writeFileSync(here.key, randomBytes(32));
    expect(here.fault()).toEqual({ code: 'otherKey', file: 'device.key' });
    rmSync(here.key);
    expect(here.fault()).toEqual({ code: 'keyMissing', file: 'device.key' });
    // Not even a new journal gets a new key while an anchor says that there was another one.
    const written = readFileSync(here.file);
    rmSync(here.file);
    expect(here.fault()).toEqual({ code: 'journalGone' });
    writeFileSync(here.key, own, { mode: 0o600 });
    expect(here.fault()).toEqual({ code: 'journalGone' });
    writeFileSync(here.file, written);
    expect(here.fault()).toBeNull();
    expect(id).toBe(1);
  });
});
