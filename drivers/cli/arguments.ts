// What the command line may say, and the sentence for what it may not.

import { parseArgs } from 'node:util';
import { type DeviceId, deviceIds } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';

export const help = `Usage: npm run driver -- <command> [options]

  list                        devices of the configuration, and the profiles there are
  <device> status             what the device says of itself
  <device> capabilities       model, firmware, profile and abilities
  <device> watch              everything it reports, until Ctrl-C
  <device> read               one code (scanner) or one card (id-card-reader)
  <device> print FILE         a document: JSON of blocks, or plain text
  <device> ticket TEXT        a queue ticket with this number
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
  | { readonly kind: 'status' | 'capabilities' | 'watch' | 'read' }
  | { readonly kind: 'print'; readonly file: string }
  | { readonly kind: 'ticket'; readonly text: string };

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

function orderOf([first, second, third, ...more]: readonly string[]): Result<Order, string> {
  if (more.length > 0) return fail(`"${more.join(' ')}" is too much`);
  if (first === undefined) return succeed({ kind: 'help' });
  if (first === 'list') return second === undefined ? succeed({ kind: 'list' }) : fail('list wants nothing more');
  if (first === 'trace') {
    return second === 'replay' && third !== undefined
      ? succeed({ kind: 'replay', file: third })
      : fail('trace replay wants a FILE; a trace is recorded by --trace FILE with any command of a device');
  }
  const device = deviceIds.find((id) => id === first || kebab(id) === first);
  if (!device) return fail(`There is no device "${first}"; there are: ${deviceIds.map(kebab).join(', ')}`);
  const order = deviceOrder(second, third);
  return order.ok ? succeed({ kind: 'device', device, order: order.value }) : order;
}

function deviceOrder(word: string | undefined, argument: string | undefined): Result<DeviceOrder, string> {
  switch (word) {
    case 'status':
    case 'capabilities':
    case 'watch':
    case 'read':
      return argument === undefined ? succeed({ kind: word }) : fail(`${word} wants nothing more`);
    case 'print':
      return argument === undefined ? fail('print wants a FILE') : succeed({ kind: 'print', file: argument });
    case 'ticket':
      return argument === undefined ? fail('ticket wants a TEXT, such as A012') : succeed({ kind: 'ticket', text: argument });
    default:
      return fail(`What should it do? status, capabilities, watch, read, print FILE or ticket TEXT`);
  }
}

export const kebab = (id: DeviceId): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
