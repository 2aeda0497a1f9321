// Drivers that are wrong on purpose: the judge has to catch every one of them.

import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { createDevice, type Device } from '../../drivers/device.ts';
import type { Completion, Payload } from '../../drivers/driver.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { subjectNamed } from './subjects.ts';
import type { Around, Subject } from './words.ts';

const printer = subjectNamed('receipt-printer');
const dispenser = subjectNamed('ticket-dispenser-vkp80ii');
const reader = subjectNamed('id-card-reader');

/** A device whose commands end as `run` says, on a wire that is well otherwise. */
function deviceWith(run: () => Promise<Completion>): Subject['open'] {
  return ({ wire, clock, random, log, report }: Around): Device =>
    createDevice({
      driver: {
        device: 'receiptPrinter',
        commands: {
          'Kiosk.PrintDocument': {
            accepts: () => true,
            run,
            notBegun: () => ({ code: 'deviceNotReady', payload: { outcome: { kind: 'notDone', fault: 'offline' } }, error: null }),
          },
        },
        open: () => ({ receive: () => undefined }),
        handshake: () => Promise.resolve(true),
        idle: () => Promise.resolve(),
        idleEvery: () => null,
        condition: () => 'online',
        status: () => ({ printer: { paper: 'full', cover: 'closed' } }),
        capabilities: () => ({ driver: 'broken', model: null, firmware: null }),
      },
      profile: 'broken',
      wire,
      clock,
      random,
      log,
      report,
    });
}

/** Forgets a descriptor with every connection. */
function leaking(wire: ByteWire): ByteWire {
  return {
    name: wire.name,
    open: (listener) => {
      openSync(devNull, 'r');
      return wire.open(listener);
    },
  };
}

const done: Completion = { code: 'success', payload: { outcome: { kind: 'done', proof: 'printed' } }, error: null };
const notDone: Completion = { code: 'commandErrorCode', payload: { outcome: { kind: 'notDone', fault: 'offline' } }, error: null };

const printed = 'Kiosk.PrintDocument';

/** The genuine driver, and another word in the completions of one command: the how many-th they are counts from 1. */
function telling(subject: Subject, command: string, say: (payload: Payload, nth: number) => Payload): Subject['open'] {
  return (around) => {
    let nth = 0;
    const report: Around['report'] = (told) => {
      const { header, payload } = told;
      if (header.type !== 'completion' || header.name !== command) return around.report(told);
      nth += 1;
      around.report({ ...told, payload: say(payload, nth) });
    };
    return subject.open({ ...around, report });
  };
}

/** Longer than a cell may stand still without being run again. */
function standStill(payload: Payload): Payload {
  const end = performance.now() + 150;
  while (performance.now() < end);
  return payload;
}

export const brokenDrivers = {
  saysDoneAtOnce: deviceWith(() => Promise.resolve(done)),
  neverCompletes: deviceWith(() => new Promise(() => undefined)),
  rejectsUnheard: deviceWith(() => {
    void Promise.reject(new Error('nobody listens'));
    return Promise.resolve(notDone);
  }),
  leaksItsPort: (around: Around): Device => printer.open({ ...around, wire: leaking(around.wire) }),
  /** Says that nothing was printed whatever came out. */
  saysNotDone: telling(printer, printed, () => notDone.payload),
  /** Lies once while the machine stands still, and is honest when it is asked again. */
  liesInAStall: telling(printer, printed, (payload, nth) => (nth === 1 ? standStill(notDone.payload) : payload)),
  /** Says of the plain command after a cell that it was not done, and is honest when that is given again. */
  liesOfThePlainCommand: telling(printer, printed, (payload, nth) => (nth === 2 ? notDone.payload : payload)),
  saysNoCardWhenTested: telling(reader, 'Kiosk.TestMedia', () => ({ media: 'notPresent' })),
  saysNoCardAllTheTime: telling(reader, 'Common.Status', (payload) => ({ ...payload, cardReader: { media: 'notPresent' } })),
  saysExitEmpty: telling(dispenser, 'Kiosk.ClearMedia', () => ({ media: 'notPresent' })),
} satisfies Readonly<Record<string, Subject['open']>>;
