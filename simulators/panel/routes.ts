// The control API: what a citizen or a technician can do to the simulated world, one route each.

import { z } from 'zod';
import { inventedPeople } from '../people.ts';
import { platformGets, platformPosts, Refusal } from '../platform/control.ts';
import type { Resident } from '../platform/people/population.ts';
import { cardConditions } from '../devices/citizen-card.ts';
import { ioBoardFaults } from '../devices/auxiliaries/io-board.ts';
import { keypadKeys, type PluggedKeypad } from '../devices/auxiliaries/keypad.ts';
import { upsFaults } from '../devices/auxiliaries/ups.ts';
import { printerFaults } from '../devices/escpos/status.ts';
import { readerCommands, readerFaults } from '../devices/id-card-reader.ts';
import type { Wire } from '../devices/wire.ts';
import { type Auxiliaries, healWorld, simulatedDevices, type World } from '../world.ts';

/** Whoever the platform knows: `employee`, …, and `person-00000` onwards. */
const person = z.string().max(40);
const bounded = z.int().min(0).max(600_000);

const scan = z.union([
  z.strictObject({ person, voucher: z.enum(['fresh', 'expired', 'unknown']).default('fresh') }),
  z.strictObject({ text: z.string().min(1).max(100_000) }),
  z.strictObject({ base64: z.base64().max(200_000) }),
]);
const cable = z.strictObject({
  state: z.enum(['cut', 'whole']),
  afterBytes: bounded.optional(),
  way: z.enum(['either', 'toHost', 'toDevice']).optional(),
});
const wire = z.strictObject({
  delayMs: bounded.optional(),
  corruptNext: bounded.optional(),
  duplicateNext: bounded.optional(),
  staleNext: bounded.optional(),
  garbageNext: bounded.optional(),
  chunk: z.enum(['whole', 'random']).optional(),
  mergeMs: bounded.optional(),
  silent: z.boolean().optional(),
});

type Route = (world: World, body: unknown) => unknown;

const route =
  <T>(shape: z.ZodType<T>, act: (world: World, body: T) => unknown): Route =>
  (world, body) => {
    const read = shape.safeParse(body ?? {});
    if (!read.success) throw new Refusal(z.prettifyError(read.error));
    return act(world, read.data) ?? { done: true };
  };

const nothing = z.strictObject({});
const paper = z.strictObject({ state: z.enum(['full', 'low', 'out']), afterMm: z.number().min(0).max(10_000).optional() });
const cover = z.strictObject({ open: z.boolean() });
const stale = z.strictObject({ on: z.boolean() });
const processId = z.strictObject({ supported: z.boolean() });
const scannerFaults = z.strictObject({
  refuses: z.boolean().optional(),
  quiet: z.boolean().optional(),
  lateMs: bounded.optional(),
  twice: z.boolean().optional(),
});
const when = z.enum(['now', 'read']).default('now');
const receiptFault = z.strictObject({ fault: z.enum(printerFaults), when });
const ticketFault = z.strictObject({ fault: z.enum([...printerFaults, 'presenterJam']), when });
const key = z.strictObject({ key: z.enum(keypadKeys) });
const statusByte = z.strictObject({ command: z.enum(readerCommands), status: z.int().min(0).max(255).nullable() });

const printers = ['receiptPrinter', 'ticketDispenser'] as const;

const auxiliaries = ({ auxiliaries: present }: World): Auxiliaries => {
  if (!present) throw new Refusal('There are no auxiliaries: start with --auxiliaries');
  return present;
};
const keypad = (world: World): PluggedKeypad => {
  const { keypad: plugged } = auxiliaries(world);
  if (!plugged) throw new Refusal('There is no keypad: start with --auxiliaries and --hid');
  return plugged;
};

const wired = [...simulatedDevices, 'ioBoard', 'ups', 'keypad'] as const;
function wireOf(world: World, device: (typeof wired)[number]): Wire {
  switch (device) {
    case 'keypad':
      return keypad(world).wire;
    case 'ioBoard':
    case 'ups':
      return auxiliaries(world)[device].wire;
    default:
      return world[device].wire;
  }
}

const wireRoutes = Object.fromEntries(
  wired.flatMap((device): [string, Route][] => [
    [`${device}/cable`, route(cable, (world, { state, afterBytes, way }) => wireOf(world, device).cable(state, afterBytes, way))],
    [`${device}/wire`, route(wire, (world, faults) => wireOf(world, device).faults(defined(faults)))],
    [`${device}/heal`, route(nothing, (world) => wireOf(world, device).heal())],
    [`${device}/present`, route(z.strictObject({ there: z.boolean() }), (world, { there }) => wireOf(world, device).present(there))],
    [`${device}/power`, route(z.strictObject({ on: z.boolean() }), (world, { on }) => wireOf(world, device).power(on))],
  ]),
);

export const postRoutes: Readonly<Record<string, Route>> = {
  ...wireRoutes,
  'scanner/scan': route(scan, (world, body) => world.scanner.show(codeOf(world, body))),
  'scanner/remove': route(nothing, (world) => world.scanner.remove()),
  'scanner/faults': route(scannerFaults, (world, faults) => world.scanner.faults(defined(faults))),
  'idCardReader/place': route(z.strictObject({ person, condition: z.enum(cardConditions).default('good') }), (world, body) =>
    world.idCardReader.place(personOf(world, body.person), body.condition),
  ),
  'idCardReader/remove': route(nothing, (world) => world.idCardReader.remove()),
  'idCardReader/fault': route(z.strictObject({ fault: z.enum(readerFaults) }), (world, { fault }) => world.idCardReader.fault(fault)),
  'idCardReader/answer': route(statusByte, (world, { command, status }) => world.idCardReader.answer(command, status)),
  ...Object.fromEntries(
    printers.flatMap((printer): [string, Route][] => [
      [`${printer}/paper`, route(paper, (world, { state, afterMm }) => world[printer].paper(state, afterMm))],
      [`${printer}/cover`, route(cover, (world, { open }) => world[printer].cover(open))],
      [`${printer}/processId`, route(processId, (world, { supported }) => world[printer].processId(supported))],
      [`${printer}/staleStatus`, route(stale, (world, { on }) => world[printer].staleStatus(on))],
      [`${printer}/take`, route(nothing, (world) => world[printer].take())],
    ]),
  ),
  'receiptPrinter/fault': route(receiptFault, (world, body) => world.receiptPrinter.fault(body.fault, body.when)),
  'ticketDispenser/fault': route(ticketFault, (world, body) => world.ticketDispenser.fault(body.fault, body.when)),
  'ticketDispenser/bin': route(z.strictObject({ state: z.enum(['ok', 'full']) }), (world, { state }) => world.ticketDispenser.bin(state)),
  'ticketDispenser/pull': route(nothing, (world) => world.ticketDispenser.pull()),
  'ioBoard/door': route(cover, (world, { open }) => auxiliaries(world).ioBoard.door(open ? 'open' : 'closed')),
  'ioBoard/headphones': route(z.strictObject({ plugged: z.boolean() }), (world, { plugged }) =>
    auxiliaries(world).ioBoard.headphones(plugged),
  ),
  'ioBoard/fault': route(z.strictObject({ fault: z.enum(ioBoardFaults) }), (world, { fault }) => auxiliaries(world).ioBoard.fault(fault)),
  'ups/mains': route(z.strictObject({ present: z.boolean() }), (world, { present }) => auxiliaries(world).ups.mains(present)),
  'ups/battery': route(z.strictObject({ volts: z.number().min(0).max(20) }), (world, { volts }) => auxiliaries(world).ups.battery(volts)),
  'ups/fault': route(z.strictObject({ fault: z.enum(upsFaults) }), (world, { fault }) => auxiliaries(world).ups.fault(fault)),
  'keypad/press': route(key, (world, pressed) => keypad(world).press(pressed.key)),
  'keypad/release': route(key, (world, released) => keypad(world).release(released.key)),
  ...Object.fromEntries(
    Object.entries(platformPosts).map(([name, act]): [string, Route] => [name, ({ platform }, body) => act(platform, body)]),
  ),
  reset: route(nothing, healWorld),
};

export const getRoutes: Readonly<Record<string, (world: World, query: URLSearchParams) => unknown>> = {
  ...Object.fromEntries(
    Object.entries(platformGets).map(([name, tell]) => [name, ({ platform }: World, query: URLSearchParams) => tell(platform, query)]),
  ),
  state: (world) => ({
    people: inventedPeople.map(({ id, name, birth, insurances }) => ({ id, name, birth, note: insurances.length })),
    scanner: { wire: world.scanner.wire.state(), ...world.scanner.state() },
    idCardReader: { wire: world.idCardReader.wire.state(), ...world.idCardReader.state() },
    receiptPrinter: world.receiptPrinter.state(),
    ticketDispenser: world.ticketDispenser.state(),
    ...(world.auxiliaries
      ? {
          ioBoard: { wire: world.auxiliaries.ioBoard.wire.state(), ...world.auxiliaries.ioBoard.state() },
          ups: { wire: world.auxiliaries.ups.wire.state(), ...world.auxiliaries.ups.state() },
          ...(world.auxiliaries.keypad
            ? { keypad: { wire: world.auxiliaries.keypad.wire.state(), ...world.auxiliaries.keypad.state() } }
            : {}),
        }
      : {}),
    platform: {
      fault: world.platform.fault().name,
      ms: world.platform.fault().ms,
      rules: world.platform.rules(),
      cases: world.platform.caseCount(),
      counts: world.platform.counts(),
    },
  }),
  'receiptPrinter/receipts': (world) =>
    world.receiptPrinter.receipts().map(({ id, at, text, complete, qrCodes }) => ({ id, at, text, complete, qrCodes })),
  'ticketDispenser/tickets': (world) =>
    world.ticketDispenser.tickets().map(({ id, at, text, complete, place, qrCodes }) => ({ id, at, text, complete, place, qrCodes })),
};

/** The picture of a paper; null: there is none of that number. */
export function paperPicture(world: World, id: string): Buffer | null {
  const papers = [...world.receiptPrinter.receipts(), ...world.ticketDispenser.tickets()];
  return papers.find((paper) => paper.id === id)?.png() ?? null;
}

function codeOf(world: World, body: z.infer<typeof scan>): Buffer {
  if ('text' in body) return Buffer.from(body.text, 'utf8');
  if ('base64' in body) return Buffer.from(body.base64, 'base64');
  return Buffer.from(world.platform.issueVoucher(personOf(world, body.person).id, body.voucher), 'latin1');
}

function personOf({ platform }: World, id: string): Resident {
  const found = platform.population.byId(id);
  if (!found) throw new Refusal(`Nobody is called ${id}`);
  return found;
}

function defined<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
