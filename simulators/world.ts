// The simulated outside world in one piece: every device and the regional platform.

import path from 'node:path';
import { openIoBoard, type SimulatedIoBoard } from './devices/auxiliaries/io-board.ts';
import { openKeypad, type PluggedKeypad } from './devices/auxiliaries/keypad.ts';
import { openUps, type SimulatedUps } from './devices/auxiliaries/ups.ts';
import { hidReader, hidScanner } from './devices/hid-models.ts';
import { openHidWire } from './devices/hid-wire.ts';
import { openIdCardReader, openIdCardReaderOn, type SimulatedReader } from './devices/id-card-reader.ts';
import { openReceiptPrinter, type SimulatedReceiptPrinter } from './devices/receipt-printer.ts';
import { openScanner, openScannerOn, type ScannerLanguage, type SimulatedScanner } from './devices/scanner.ts';
import { openTicketDispenser, type SimulatedTicketDispenser, type TicketDispenserOptions } from './devices/ticket-dispenser.ts';
import type { Wire, WireOptions } from './devices/wire.ts';
import { type HidHost, openHidHost } from './hidsim/host.ts';
import { type Platform, startPlatform } from './platform/server.ts';

export interface World {
  readonly scanner: SimulatedScanner;
  readonly idCardReader: SimulatedReader;
  readonly receiptPrinter: SimulatedReceiptPrinter;
  readonly ticketDispenser: SimulatedTicketDispenser;
  readonly platform: Platform;
  /** null: this world has none, as most halls. */
  readonly auxiliaries: Auxiliaries | null;
  /** What scanner, reader and keypad are plugged into when they are HID devices. */
  readonly hid: HidHost | null;
}

export interface Auxiliaries {
  readonly ioBoard: SimulatedIoBoard;
  readonly ups: SimulatedUps;
  /** null: a world without HID has none. */
  readonly keypad: PluggedKeypad | null;
}

export const simulatedDevices = ['scanner', 'idCardReader', 'receiptPrinter', 'ticketDispenser'] as const;
export type SimulatedDevice = (typeof simulatedDevices)[number];

export type DispenserModel = TicketDispenserOptions['personality'];
export const dispenserModels: readonly DispenserModel[] = ['vkp80iii', 'vkp80ii', 'cutter'];

/** Names of the pseudo-terminals. */
const serialNames: Readonly<Record<SimulatedDevice | 'ioBoard' | 'ups', string>> = {
  scanner: 'scanner',
  idCardReader: 'id-card-reader',
  receiptPrinter: 'receipt-printer',
  ticketDispenser: 'ticket-dispenser',
  ioBoard: 'io-board',
  ups: 'ups',
};

export interface WorldOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly ports: Readonly<Record<SimulatedDevice | 'platform' | 'ioBoard' | 'ups', number>>;
  /** Input and output board and UPS are there as well, and a keypad where there is HID. */
  readonly auxiliaries: boolean;
  /** File of the platform's ledger; null: forgotten at the end. */
  readonly ledger: string | null;
  /** Folder of the pseudo-terminals; null: TCP only. */
  readonly ptyFolder: string | null;
  /** Folder of simulated hidraw nodes: scanner and reader are there instead; null: none. */
  readonly hidFolder: string | null;
  /** Bytes take the time of 9600 baud (scanner) and 115200 baud (the others). */
  readonly baudPacing: boolean;
  /** mm/s */
  readonly paperSpeed: number;
  readonly scannerLanguage: ScannerLanguage;
  readonly dispenserModel: DispenserModel;
  /** How long the presenter's own second is, in ms; a test may shorten it. */
  readonly dispenserSecondMs: number;
}

export const anyPorts: WorldOptions['ports'] = {
  scanner: 0,
  idCardReader: 0,
  receiptPrinter: 0,
  ticketDispenser: 0,
  platform: 0,
  ioBoard: 0,
  ups: 0,
};

/** What `npm run simulators` opens when nothing else is said, on any free ports. */
export const usualWorld: WorldOptions = {
  host: '127.0.0.1',
  ports: anyPorts,
  ledger: null,
  auxiliaries: false,
  ptyFolder: null,
  hidFolder: null,
  baudPacing: false,
  paperSpeed: 150,
  scannerLanguage: 'newland',
  dispenserModel: 'vkp80iii',
  dispenserSecondMs: 1000,
};

export async function openWorld(options: WorldOptions): Promise<World> {
  const { host, ports, ledger, ptyFolder, hidFolder, baudPacing, paperSpeed, dispenserModel, dispenserSecondMs } = options;
  const line: Line = (device, baudRate = 115_200) => ({
    host,
    port: ports[device],
    serialPath: ptyFolder === null ? null : path.resolve(ptyFolder, serialNames[device]),
    baudRate: baudPacing ? baudRate : null,
  });
  const hid = hidFolder === null ? null : openHidHost(hidFolder);
  return {
    ...(hid ? await openOnHid(hid) : await openOnLines(options, line)),
    receiptPrinter: await openReceiptPrinter({ ...line('receiptPrinter'), paperSpeed }),
    ticketDispenser: await openTicketDispenser({
      ...line('ticketDispenser'),
      personality: dispenserModel,
      paperSpeed,
      presentMs: (150 * dispenserSecondMs) / 1000,
      millisecondsASecond: dispenserSecondMs,
    }),
    platform: await startPlatform({ host, port: ports.platform, ...(ledger === null ? {} : { ledger }) }),
    hid,
    auxiliaries: options.auxiliaries ? await openAuxiliaries(line, hid) : null,
  };
}

type Line = (device: keyof typeof serialNames, baudRate?: number) => WireOptions;

const openAuxiliaries = async (line: Line, hid: HidHost | null): Promise<Auxiliaries> => ({
  ioBoard: await openIoBoard(line('ioBoard', 9600)),
  ups: await openUps(line('ups', 2400)),
  keypad: hid && (await openKeypad(hid)),
});

const openOnLines = async ({ scannerLanguage: language }: WorldOptions, line: Line): Promise<Pick<World, 'scanner' | 'idCardReader'>> => ({
  scanner: await openScanner({ ...line('scanner', 9600), language, terminator: '\r', triggerRequired: language !== 'line' }),
  idCardReader: await openIdCardReader(line('idCardReader')),
});

const openOnHid = async (host: HidHost): Promise<Pick<World, 'scanner' | 'idCardReader'>> => ({
  scanner: await openScannerOn((peer) => openHidWire({ host, info: hidScanner, packing: { kind: 'reports' } }, peer), {
    language: 'hid-pos',
    triggerRequired: false,
  }),
  idCardReader: await openIdCardReaderOn((peer) =>
    openHidWire({ host, info: hidReader, packing: { kind: 'stream', reportId: 0, reportSize: 64, lengthPrefix: 'u8' } }, peer),
  ),
});

/** Every device of this world by its name. */
export function devicesOf(world: World): Readonly<Record<string, WiredDevice>> {
  const { ioBoard, ups, keypad } = world.auxiliaries ?? {};
  const main = Object.fromEntries(simulatedDevices.map((device) => [device, world[device]]));
  return { ...main, ...(ioBoard && { ioBoard }), ...(ups && { ups }), ...(keypad && { keypad }) };
}

interface WiredDevice {
  readonly wire: Wire;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function closeWorld(world: World): Promise<void> {
  await Promise.all([...Object.values(devicesOf(world)).map((device) => device.close()), world.platform.close()]);
  world.hid?.close();
}

/** Everything well again; papers that came out stay where they are. */
export function healWorld(world: World): void {
  for (const device of Object.values(devicesOf(world))) {
    device.reset();
    device.wire.heal();
  }
  world.platform.heal();
}
