// The leak scanner finds a value in every dress that it claims to know, and nothing where nothing is.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { needles, scanBytes, scanFolder } from './leaks.ts';

const number = '660102198503120010';
const name = '欧阳测试';
const secrets = { number, name };

const pngWith = (kind: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), length, Buffer.from(kind), data, Buffer.alloc(4)]);
};

const dresses: readonly [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-16LE', (text) => Buffer.from(text, 'utf16le')],
  ['GB18030', (text) => iconv.encode(text, 'gb18030')],
  ['hex', (text) => Buffer.from(Buffer.from(text).toString('hex'))],
  ['upper-case hex', (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase())],
  ['a URL', (text) => Buffer.from(`/x?q=${encodeURIComponent(text)}`)],
  [
    'JSON in a log',
    (text) =>
      Buffer.from(JSON.stringify({ text }).replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  ],
  ['gzip', (text) => Buffer.concat([Buffer.from('before'), gzipSync(Buffer.from(`x${text}y`))])],
  ['gzip in gzip', (text) => gzipSync(gzipSync(Buffer.from(text)))],
  ['tEXt of a PNG', (text) => pngWith('tEXt', Buffer.from(`Comment\0${text}`))],
  ['zTXt of a PNG', (text) => pngWith('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(text))]))],
];

describe('the leak scanner', () => {
  it.each(dresses)('finds number and name in %s', (_, dress) => {
    for (const [what, text] of Object.entries(secrets)) {
      const values = scanBytes('file', dress(text), needles(secrets)).map(({ value }) => value);
      expect(values, what).toContain(what);
    }
  });

  it('finds a value in base64 wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20 }),
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom(number, name),
        (before, after, text) => {
          const encoded = Buffer.concat([before, Buffer.from(text), after]).toString('base64');
          expect(scanBytes('file', Buffer.from(encoded), needles({ text }))).not.toEqual([]);
        },
      ),
    );
  });

  it('finds nothing in random bytes and in masked text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(scanBytes('file', Buffer.from(bytes), needles(secrets))).toEqual([]);
      }),
    );
    expect(scanBytes('file', Buffer.from('欧*** 660***********0010'), needles(secrets))).toEqual([]);
  });

  it('looks into every file of a folder and at the names of the files', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'leaks-'));
    try {
      mkdirSync(path.join(folder, 'deep/er'), { recursive: true });
      writeFileSync(path.join(folder, 'deep/er/clean'), 'nothing');
      expect(scanFolder(folder, secrets)).toEqual([]);
      writeFileSync(path.join(folder, 'deep/er/log'), `name ${name}`);
      writeFileSync(path.join(folder, `scan-${number}.bin`), '');
      expect(scanFolder(folder, secrets).map(({ file, value }) => `${value} in ${file}`)).toEqual(
        expect.arrayContaining(['name in deep/er/log', 'number in / (a name)']),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
