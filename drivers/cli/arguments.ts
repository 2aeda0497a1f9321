// What the command line may say, and the sentence for what it may not.

import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { type DeviceId, deviceIds } from '../../contract/device/message.ts';
import { lightNames, setLightCommand } from '../../contract/device/payloads.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

export const help = `Usage: npm run driver -- <command> [options]

  list                        devices of the configuration, and the profiles there are
  <device> status             what the device says of itself
  <device> capabilities       model, firmware, profile and abilities
  <device> watch              everything it reports, until Ctrl-C
  <device> read               one code (scanner) or one card (id-card-reader)
  <device> print FILE         a document: JSON of blocks, or plain text (receipt-printer, ticket-dispenser)
  <device> ticket TEXT        a queue ticket with this number (receipt-printer, ticket-dispenser)
  <device> clear              takes back or pushes out what stands in the exit (ticket-dispenser)
  <device> light NAME RATE    a lamp: off, slow or continuous (auxiliaries)
  trace replay FILE           answer from a trace as if the device were there

  <device>: scanner, id-card-reader, receipt-printer, ticket-dispenser, auxiliaries, keypad, ups

  --configuration FILE        JSON: a kiosk configuration or its "devices"; without it the simulators' ports are used
  --profile NAME              another profile than the configured one
  --wire WIRE                 tcp:127.0.0.1:9100  serial:/dev/ttyUSB0@115200  hid:0c2e:0b6a  usb:0400:c35a
  --allow-unverified          use a profile that was never tried on such a device
  --timeout SECONDS           longest wait for a code, a card or the paper   (30)
  --wait SECONDS              longest wait for the device to answer at all    (5)
  --trace FILE                write all bytes of the wire into FILE, what is a person's masked
  --preview FILE.png          print, ticket: draw a picture instead of printing
  --reveal                    read: show what was read in full
  --port N                    trace replay: where to listen                   (0: any free port)
  --json                      one line of JSON for every result
  --help

Exit codes: 0 done, 1 the device did not do it, 2 wrong use, 3 the device is not there, 130 ended by Ctrl-C.
`;

export interface Options {
  readonly configuration: string | null;
  readonly profile: string | null;
  readonly wire: string | null;
  readonly allowUnverified: boolean;
  readonly timeoutMs: number;
  readonly waitMs: number;
  readonly trace: string | null;
  readonly preview: string | null;
  readonly reveal: boolean;
  readonly port: number;
  readonly json: boolean;
}

export type DeviceOrder =
  | { readonly kind: 'status' | 'capabilities' | 'watch' | 'read' | 'clear' }
  | { readonly kind: 'print'; readonly file: string }
  | { readonly kind: 'ticket'; readonly text: string }
  | ({ readonly kind: 'light' } & SetLight);

type SetLight = z.infer<typeof setLightCommand>;

export type Order =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | { readonly kind: 'replay'; readonly file: string }
  | { readonly kind: 'device'; readonly device: DeviceId; readonly order: DeviceOrder };

/** The fault is a sentence. */
export function parseCommandLine(words: readonly string[]): Result<{ readonly order: Order; readonly options: Options }, string> {
  const parsed = parsedOptions(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const timeoutMs = milliseconds(values.timeout);
  const waitMs = milliseconds(values.wait);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (timeoutMs === null || waitMs === null) return fail('--timeout and --wait want seconds from 1 to 600');
  if (!(port <= 65_535)) return fail('--port wants a number up to 65535');
  const order: Result<Order, string> = values.help ? succeed({ kind: 'help' }) : orderOf(positionals);
  if (!order.ok) return order;
  const { configuration = null, profile = null, wire = null, trace = null, preview = null, reveal, json } = values;
  const options = { configuration, profile, wire, trace, preview, reveal, json, timeoutMs, waitMs, port };
  return succeed({ order: order.value, options: { ...options, allowUnverified: values['allow-unverified'] } });
}

function parsedOptions(words: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    return succeed(
      parseArgs({
        args: [...words],
        allowPositionals: true,
        options: {
          configuration: text,
          profile: text,
          wire: text,
          trace: text,
          preview: text,
          'allow-unverified': flag,
          reveal: flag,
          json: flag,
          help: { ...flag, short: 'h' },
          timeout: { ...text, default: '30' },
          wait: { ...text, default: '5' },
          port: { ...text, default: '0' },
        },
      }),
    );
  } catch (error) {
    // Node's own sentence names the option.
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function milliseconds(text: string): number | null {
  const seconds = /^\d{1,3}(?:\.\d)?$/.test(text) ? Number(text) : Number.NaN;
  return seconds > 0 && seconds <= 600 ? seconds * 1000 : null;
}

function orderOf([first, second, ...more]: readonly string[]): Result<Order, string> {
  if (first === undefined) return succeed({ kind: 'help' });
  if (first === 'list') return second === undefined ? succeed({ kind: 'list' }) : fail('list wants nothing more');
  if (first === 'trace') {
    const [file] = more;
    return second === 'replay' && file !== undefined && more.length === 1
      ? succeed({ kind: 'replay', file })
      : fail('trace replay wants a FILE; a trace is recorded by --trace FILE with any command of a device');
  }
  const device = deviceIds.find((id) => id === first || kebab(id) === first);
  if (!device) return fail(`There is no device "${first}"; there are: ${deviceIds.map(kebab).join(', ')}`);
  const own = wordsOf[device].find((word) => word === second);
  if (own === undefined)
    return fail(
      `${second === undefined ? 'What should it do?' : `${kebab(device)} cannot "${second}".`} It has: ${wordsOf[device].join(', ')}`,
    );
  const order = deviceOrder(own, more);
  return order.ok ? succeed({ kind: 'device', device, order: order.value }) : order;
}

type Word = DeviceOrder['kind'];

const every = ['status', 'capabilities', 'watch'] as const;
const wordsOf: Readonly<Record<DeviceId, readonly Word[]>> = {
  scanner: [...every, 'read'],
  idCardReader: [...every, 'read'],
  receiptPrinter: [...every, 'print', 'ticket'],
  ticketDispenser: [...every, 'print', 'ticket', 'clear'],
  auxiliaries: [...every, 'light'],
  keypad: every,
  ups: every,
};

function deviceOrder(word: Word, [argument, second, ...more]: readonly string[]): Result<DeviceOrder, string> {
  const isOne = argument !== undefined && argument.trim() !== '' && second === undefined;
  switch (word) {
    case 'print':
      return isOne ? succeed({ kind: word, file: argument }) : fail('print wants a FILE');
    case 'ticket':
      return isOne ? succeed({ kind: word, text: argument }) : fail('ticket wants a TEXT, such as A012');
    case 'light': {
      const light = setLightCommand.safeParse({ name: argument, flashRate: second });
      return light.success && more.length === 0
        ? succeed({ kind: word, ...light.data })
        : fail(`light wants a NAME (${lightNames.join(', ')}) and off, slow or continuous`);
    }
    default:
      return argument === undefined ? succeed({ kind: word }) : fail(`${word} wants nothing more`);
  }
}

export const kebab = (id: DeviceId): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
