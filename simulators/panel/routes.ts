// The control API: what a citizen or a technician can do to the simulated world, one route each.

import { z } from 'zod';
import { inventedPeople } from '../people.ts';
import { type Platform, platformFaultNames } from '../platform/server.ts';
import { cardConditions } from '../devices/citizen-card.ts';
import { readerFaults, type SimulatedReader } from '../devices/id-card-reader.ts';
import type { SimulatedReceiptPrinter } from '../devices/receipt-printer.ts';
import type { SimulatedScanner } from '../devices/scanner.ts';

export interface World {
  readonly scanner: SimulatedScanner;
  readonly idCardReader: SimulatedReader;
  readonly receiptPrinter: SimulatedReceiptPrinter;
  readonly platform: Platform;
}

/** Refused by the API with a sentence. */
export class Refusal extends Error {}

const ids = inventedPeople.map((person) => person.id);
const person = z.string().refine((id) => ids.includes(id), `must be one of ${ids.join(', ')}`);
const bounded = z.int().min(0).max(600_000);

const scan = z.union([
  z.strictObject({ person, voucher: z.enum(['fresh', 'expired', 'unknown']).default('fresh') }),
  z.strictObject({ text: z.string().min(1).max(100_000) }),
  z.strictObject({ base64: z.base64().max(200_000) }),
]);
const cable = z.strictObject({ state: z.enum(['cut', 'whole']), afterBytes: bounded.optional() });
const wire = z.strictObject({
  delayMs: bounded.optional(),
  corruptNext: bounded.optional(),
  chunk: z.enum(['whole', 'random']).optional(),
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
const devices = ['scanner', 'idCardReader', 'receiptPrinter'] as const;

const wireRoutes = Object.fromEntries(
  devices.flatMap((device): [string, Route][] => [
    [`${device}/cable`, route(cable, (world, { state, afterBytes }) => world[device].wire.cable(state, afterBytes))],
    [`${device}/wire`, route(wire, (world, faults) => world[device].wire.faults(defined(faults)))],
    [`${device}/power`, route(z.strictObject({ on: z.boolean() }), (world, { on }) => world[device].wire.power(on))],
  ]),
);

export const postRoutes: Readonly<Record<string, Route>> = {
  ...wireRoutes,
  'scanner/scan': route(scan, (world, body) => world.scanner.show(codeOf(world, body))),
  'scanner/remove': route(nothing, (world) => world.scanner.remove()),
  'idCardReader/place': route(z.strictObject({ person, condition: z.enum(cardConditions).default('good') }), (world, body) =>
    world.idCardReader.place(personOf(body.person), body.condition),
  ),
  'idCardReader/remove': route(nothing, (world) => world.idCardReader.remove()),
  'idCardReader/fault': route(z.strictObject({ fault: z.enum(readerFaults) }), (world, { fault }) => world.idCardReader.fault(fault)),
  'receiptPrinter/paper': route(
    z.strictObject({ state: z.enum(['full', 'low', 'out']), afterMm: z.number().min(0).max(10_000).optional() }),
    (world, { state, afterMm }) => world.receiptPrinter.paper(state, afterMm),
  ),
  'receiptPrinter/cover': route(z.strictObject({ open: z.boolean() }), (world, { open }) => world.receiptPrinter.cover(open)),
  'receiptPrinter/fault': route(z.strictObject({ fault: z.enum(['none', 'jam', 'cutter', 'overheated']) }), (world, { fault }) =>
    world.receiptPrinter.fault(fault),
  ),
  'receiptPrinter/processId': route(z.strictObject({ supported: z.boolean() }), (world, { supported }) =>
    world.receiptPrinter.processId(supported),
  ),
  'receiptPrinter/take': route(nothing, (world) => world.receiptPrinter.take()),
  'platform/fault': route(z.strictObject({ fault: z.enum(platformFaultNames), ms: bounded.optional() }), (world, { fault, ms }) =>
    world.platform.setFault(fault, ms),
  ),
  reset: route(nothing, (world) => {
    world.scanner.reset();
    world.idCardReader.reset();
    world.receiptPrinter.reset();
    world.platform.setFault('none');
  }),
};

export const getRoutes: Readonly<Record<string, (world: World) => unknown>> = {
  state: (world) => ({
    people: inventedPeople.map(({ id, name, birth, insurances }) => ({ id, name, birth, note: insurances.length })),
    scanner: { wire: world.scanner.wire.state(), ...world.scanner.state() },
    idCardReader: { wire: world.idCardReader.wire.state(), ...world.idCardReader.state() },
    receiptPrinter: world.receiptPrinter.state(),
    platform: { fault: world.platform.fault().name, ms: world.platform.fault().ms, counts: world.platform.counts() },
  }),
  'receiptPrinter/receipts': (world) =>
    world.receiptPrinter.receipts().map(({ id, at, text, complete, qrCodes }) => ({ id, at, text, complete, qrCodes })),
};

/** The picture of a paper; null: there is none of that number. */
export function receiptPicture(world: World, id: string): Buffer | null {
  return (
    world.receiptPrinter
      .receipts()
      .find((receipt) => receipt.id === id)
      ?.png() ?? null
  );
}

function codeOf(world: World, body: z.infer<typeof scan>): Buffer {
  if ('text' in body) return Buffer.from(body.text, 'utf8');
  if ('base64' in body) return Buffer.from(body.base64, 'base64');
  return Buffer.from(world.platform.issueVoucher(body.person, body.voucher), 'latin1');
}

function personOf(id: string) {
  const found = inventedPeople.find((candidate) => candidate.id === id);
  if (!found) throw new Refusal(`Nobody is called ${id}`);
  return found;
}

function defined<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
