// Reads the buffered ESC/POS stream: bytes in whatever chunks, commands out, the same for every chunking.

import { readCode128 } from './barcode.ts';
import type { Align, Command, CorrectionLevel } from './command.ts';
import { dotsInLine, graphicsCommand, largeGraphics, raster, type Step, unknown } from './graphics.ts';

const dle = 0x10;
const esc = 0x1b;
const fs = 0x1c;
const gs = 0x1d;

export interface Parser {
  readonly read: (bytes: Uint8Array) => readonly Command[];
  /** Forgets the beginning of a command whose end did not come yet; keeps the Chinese mode. */
  readonly drop: () => void;
  /** As after power on. */
  readonly restart: () => void;
}

export function openParser(): Parser {
  let pending: Uint8Array = new Uint8Array(0);
  let chinese = false;

  return {
    read(bytes) {
      const stream = Buffer.concat([pending, bytes]);
      const commands: Command[] = [];
      let at = 0;
      while (at < stream.length) {
        const step = next(stream.subarray(at), chinese);
        if (!step) break;
        const [first, second] = stream.subarray(at, at + step.length);
        if (first === fs && second === 0x26) chinese = true;
        else if ((first === fs && second === 0x2e) || (first === esc && second === 0x40)) chinese = false;
        commands.push(step.command);
        at += step.length;
      }
      pending = Uint8Array.from(stream.subarray(at));
      return commands;
    },
    drop() {
      pending = new Uint8Array(0);
    },
    restart() {
      pending = new Uint8Array(0);
      chinese = false;
    },
  };
}

function next(bytes: Uint8Array, chinese: boolean): Step {
  const [first = 0, second] = bytes;
  if (first >= 0x20) return character(bytes, chinese);
  if (first === 0x0a) return { length: 1, command: { kind: 'lineFeed' } };
  if (first === 0x09) return { length: 1, command: { kind: 'tab' } };
  if (first === 0x0d || first === 0x00) return { length: 1, command: { kind: 'accepted' } };
  if (first !== dle && first !== esc && first !== fs && first !== gs) return unknown(bytes, 1);
  if (second === undefined) return null;
  const code = (first << 8) | second;
  const fixed = fixedCommands.get(code);
  if (fixed) {
    const length = 2 + fixed.parameters;
    return bytes.length < length ? null : { length, command: fixed.command(bytes[2] ?? 0, bytes[3] ?? 0) };
  }
  const variable = variableCommands.get(code);
  return variable ? variable(bytes) : unknown(bytes, 2);
}

const gb18030 = new TextDecoder('gb18030');

/** Two-byte zones only (devices.md §3.2): half of a four-byte character is printed as the nonsense that a real printer makes of it. */
function character(bytes: Uint8Array, chinese: boolean): Step {
  const [first = 0, second] = bytes;
  if (first < 0x7f) return { length: 1, command: { kind: 'character', character: String.fromCharCode(first) } };
  if (chinese && first >= 0x81 && first <= 0xfe) {
    if (second === undefined) return null;
    if (second >= 0x40 && second <= 0xfe && second !== 0x7f) {
      return { length: 2, command: { kind: 'character', character: gb18030.decode(bytes.subarray(0, 2)) } };
    }
  }
  return { length: 1, command: { kind: 'character', character: '?' } };
}

interface FixedCommand {
  readonly parameters: number;
  readonly command: (first: number, second: number) => Command;
}

const accepted: Command = { kind: 'accepted' };
const aligns: ReadonlyMap<number, Align> = new Map([
  [0, 'left'],
  [1, 'centre'],
  [2, 'right'],
]);
const levels: ReadonlyMap<number, CorrectionLevel> = new Map([
  [0x30, 'L'],
  [0x31, 'M'],
  [0x32, 'Q'],
  [0x33, 'H'],
]);
const ignoring = (parameters: number): FixedCommand => ({ parameters, command: () => accepted });
const word = (low: number, high: number): number => low | (high << 8);

const fixedCommands: ReadonlyMap<number, FixedCommand> = new Map<number, FixedCommand>([
  [0x1b40, { parameters: 0, command: () => ({ kind: 'initialise' }) }],
  [0x1b61, { parameters: 1, command: (n) => ({ kind: 'align', align: aligns.get(n % 0x30) ?? 'left' }) }],
  [0x1b45, { parameters: 1, command: (n) => ({ kind: 'bold', on: (n & 1) === 1 }) }],
  [0x1b2d, { parameters: 1, command: (n) => ({ kind: 'underline', on: n % 0x30 > 0 }) }],
  [0x1c2d, { parameters: 1, command: (n) => ({ kind: 'underline', on: n % 0x30 > 0 }) }],
  [0x1d21, { parameters: 1, command: (n) => ({ kind: 'size', width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }) }],
  [0x1c21, { parameters: 1, command: (n) => ({ kind: 'size', width: n & 4 ? 2 : 1, height: n & 8 ? 2 : 1 }) }],
  [0x1c57, { parameters: 1, command: (n) => ({ kind: 'size', width: n & 1 ? 2 : 1, height: n & 1 ? 2 : 1 }) }],
  [0x1d42, { parameters: 1, command: (n) => ({ kind: 'reverse', on: (n & 1) === 1 }) }],
  [0x1b64, { parameters: 1, command: (n) => ({ kind: 'feedLines', lines: n }) }],
  [0x1b4a, { parameters: 1, command: (n) => ({ kind: 'feedDots', dots: n }) }],
  [0x1b33, { parameters: 1, command: (n) => ({ kind: 'lineSpacing', dots: n }) }],
  [0x1b32, { parameters: 0, command: () => ({ kind: 'lineSpacing', dots: null }) }],
  [0x1d4c, { parameters: 2, command: (low, high) => ({ kind: 'leftMargin', dots: word(low, high) }) }],
  [0x1d57, { parameters: 2, command: (low, high) => ({ kind: 'areaWidth', dots: word(low, high) }) }],
  [0x1b24, { parameters: 2, command: (low, high) => ({ kind: 'position', dots: word(low, high) }) }],
  [0x1d68, { parameters: 1, command: (n) => ({ kind: 'barcodeHeight', dots: n }) }],
  [0x1d77, { parameters: 1, command: (n) => ({ kind: 'barcodeModule', dots: Math.min(6, Math.max(2, n)) }) }],
  [0x1d48, { parameters: 1, command: (n) => ({ kind: 'barcodeCaption', shown: n % 0x30 >= 2 }) }],
  [0x1d61, { parameters: 1, command: (n) => ({ kind: 'automaticStatus', mask: n }) }],
  [0x1d72, { parameters: 1, command: (n) => ({ kind: n % 0x30 === 2 ? 'askDrawer' : 'askPaper' }) }],
  [0x1d49, { parameters: 1, command: (n) => ({ kind: 'askIdentity', what: n }) }],
  // Chinese mode on and off: the parser's own business.
  [0x1c26, ignoring(0)],
  [0x1c2e, ignoring(0)],
  // Kanji spacing, character set, code page, font, character spacing, font of the barcode's caption, drawer.
  [0x1c53, ignoring(2)],
  [0x1b52, ignoring(1)],
  [0x1b74, ignoring(1)],
  [0x1b4d, ignoring(1)],
  [0x1b20, ignoring(1)],
  [0x1d66, ignoring(1)],
  [0x1b70, ignoring(3)],
  // Real-time commands were obeyed when they arrived.
  [0x1004, ignoring(1)],
  [0x1005, ignoring(1)],
]);

const variableCommands: ReadonlyMap<number, (bytes: Uint8Array) => Step> = new Map([
  [0x1014, realTimeRequest],
  [0x1b2a, dotsInLine],
  [0x1d28, parenthesised],
  [0x1d38, largeGraphics],
  [0x1d56, cut],
  [0x1d6b, barcode],
  [0x1d76, raster],
]);

function realTimeRequest(bytes: Uint8Array): Step {
  const request = bytes[2];
  if (request === undefined) return null;
  const length = request === 8 ? 10 : 5;
  return bytes.length < length ? null : { length, command: accepted };
}

/** `1D 28 x pL pH` and p bytes: QR codes, graphics, process id, and whole families that this printer does not know. */
function parenthesised(bytes: Uint8Array): Step {
  const [, , family, low = 0, high] = bytes;
  if (high === undefined) return null;
  const length = 5 + word(low, high);
  if (bytes.length < length) return null;
  const data = bytes.subarray(5, length);
  const command = families.get(family ?? 0)?.(data) ?? null;
  return command ? { length, command } : unknown(bytes, length);
}

const families: ReadonlyMap<number, (data: Uint8Array) => Command | null> = new Map([
  [0x6b, qrCommand],
  [0x48, processId],
  [0x4c, graphicsCommand],
]);

function qrCommand(data: Uint8Array): Command | null {
  const [symbol, request, n = 0] = data;
  if (symbol !== 0x31) return null;
  switch (request) {
    case 0x41:
      return accepted;
    case 0x43:
      return { kind: 'qrModule', dots: Math.min(16, Math.max(1, n)) };
    case 0x45:
      return { kind: 'qrLevel', level: levels.get(n) ?? 'L' };
    case 0x50:
      return { kind: 'qrStore', text: Buffer.from(data.subarray(3)).toString('utf8') };
    case 0x51:
      return { kind: 'qrPrint' };
    default:
      return null;
  }
}

function processId(data: Uint8Array): Command | null {
  return data.length === 6 && data[0] === 0x30 && data[1] === 0x30 ? { kind: 'processId', id: Uint8Array.from(data.subarray(2)) } : null;
}

function cut(bytes: Uint8Array): Step {
  const [, , form, feed] = bytes;
  if (form === undefined) return null;
  if ([0x00, 0x01, 0x30, 0x31].includes(form)) return { length: 3, command: { kind: 'cut', feed: null } };
  if (![0x41, 0x42, 0x61, 0x62, 0x67, 0x68].includes(form)) return unknown(bytes, 3);
  return feed === undefined ? null : { length: 4, command: { kind: 'cut', feed } };
}

/** The old forms (0–6) end with NUL, the new ones carry their length; only CODE128 is printed. */
function barcode(bytes: Uint8Array): Step {
  const [, , symbology, count] = bytes;
  if (symbology === undefined || count === undefined) return null;
  if (symbology <= 6) {
    const end = bytes.indexOf(0, 3);
    return end < 0 ? null : unknown(bytes, end + 1);
  }
  const length = 4 + count;
  if (symbology !== 0x49) return unknown(bytes, length);
  if (bytes.length < length) return null;
  const code = readCode128(bytes.subarray(4, length));
  return code ? { length, command: { kind: 'barcodePrint', ...code } } : unknown(bytes, length);
}
