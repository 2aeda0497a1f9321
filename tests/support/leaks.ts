// The one leak scanner: looks for values of invented people in every file of a folder, in every dress that a leak could wear.

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';

export interface Leak {
  readonly file: string;
  /** How it is written there, e.g. `base64 in gzip`. */
  readonly dress: string;
  /** Which value, by its name: the value itself never gets into a report. */
  readonly value: string;
}

/** Values by what they are, e.g. {number: '66…', name: '…'}; nothing shorter than two characters is looked for. */
export type Secrets = Readonly<Record<string, string>>;

interface Needle {
  readonly value: string;
  readonly dress: string;
  readonly bytes: Buffer;
}

/** Part of a base64 text that is the same whatever stands before and after the value; `offset` bytes come before it. */
function base64Core(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = offset === 0 ? 0 : offset + 1;
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(first, whole);
}

export function needles(secrets: Secrets): readonly Needle[] {
  return Object.entries(secrets).flatMap(([value, text]) => {
    if ([...text].length < 2) return [];
    const dresses: [string, Buffer][] = [
      ['UTF-8', Buffer.from(text, 'utf8')],
      ['UTF-16LE', Buffer.from(text, 'utf16le')],
      ['GB18030', iconv.encode(text, 'gb18030')],
    ];
    const plain = Buffer.from(text, 'utf8');
    const encoded: [string, Buffer][] = [
      ['hex', Buffer.from(plain.toString('hex'))],
      ['HEX', Buffer.from(plain.toString('hex').toUpperCase())],
      [
        'JSON escapes',
        Buffer.from(
          JSON.stringify(text)
            .slice(1, -1)
            .replaceAll(/[^\x20-\x7e]/g, escaped),
        ),
      ],
      ['URL escapes', Buffer.from(encodeURIComponent(text))],
      ...[0, 1, 2].flatMap((offset): [string, Buffer][] => {
        const core = base64Core(plain, offset);
        return [
          [`base64 at ${offset}`, Buffer.from(core)],
          [`base64url at ${offset}`, Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_'))],
        ];
      }),
    ];
    const seen = new Set<string>();
    return [...dresses, ...encoded].flatMap(([dress, bytes]) => {
      const key = bytes.toString('hex');
      // Three bytes are found by chance in any file of a megabyte.
      if (bytes.length < 4 || seen.has(key)) return [];
      seen.add(key);
      return [{ value, dress, bytes }];
    });
  });
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Scans what a file holds, and what is folded inside it. */
export function scanBytes(file: string, bytes: Buffer, wanted: readonly Needle[], inside = ''): Leak[] {
  const found = wanted
    .filter((needle) => bytes.includes(needle.bytes))
    .map(({ value, dress }) => ({ file, value, dress: inside === '' ? dress : `${dress} in ${inside}` }));
  const unfolded = inside.split(' in ').length > 3 ? [] : [...gzipsIn(bytes), ...textsOfPng(bytes)];
  return [...found, ...unfolded.flatMap(([what, inner]) => scanBytes(file, inner, wanted, inside === '' ? what : `${what} in ${inside}`))];
}

function* gzipsIn(bytes: Buffer): Generator<[string, Buffer]> {
  for (let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1'); at >= 0; at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')) {
    const inner = unfold(() => gunzipSync(bytes.subarray(at), { maxOutputLength: 64 * 1024 * 1024 }));
    if (inner) yield ['gzip', inner];
  }
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** tEXt, zTXt and iTXt chunks. */
function* textsOfPng(bytes: Buffer): Generator<[string, Buffer]> {
  if (!bytes.subarray(0, 8).equals(pngHead)) return;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'tEXt' || kind === 'iTXt') yield ['PNG text', data];
    if (kind === 'zTXt' || kind === 'iTXt') {
      for (let from = data.indexOf(0) + 1; from > 0 && from < data.length && from < 200; from += 1) {
        const start = from;
        const inner = unfold(() => inflateSync(data.subarray(start)));
        if (inner) yield ['PNG text', inner];
      }
    }
    at += 12 + length;
  }
}

/** What cannot be unfolded is not folded: null. */
function unfold(open: () => Buffer): Buffer | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** Every file below a folder, its names included. */
export function scanFolder(folder: string, secrets: Secrets): readonly Leak[] {
  const wanted = needles(secrets);
  const leaks: Leak[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    leaks.push(...scanBytes(`${path.relative(folder, path.dirname(file))}/ (a name)`, Buffer.from(entry.name), wanted));
    if (lstatSync(file).isFile()) leaks.push(...scanBytes(path.relative(folder, file), readFileSync(file), wanted));
  }
  return leaks;
}
