// Drivers that are wrong on purpose: the judge has to catch every one of them.

import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { createDevice, type Device } from '../../drivers/device.ts';
import type { Completion } from '../../drivers/driver.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import { subjectNamed } from './subjects.ts';
import type { Around, Subject } from './words.ts';

const printer = subjectNamed('receipt-printer');

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

export const brokenDrivers = {
  saysDoneAtOnce: deviceWith(() => Promise.resolve(done)),
  neverCompletes: deviceWith(() => new Promise(() => undefined)),
  rejectsUnheard: deviceWith(() => {
    void Promise.reject(new Error('nobody listens'));
    return Promise.resolve(notDone);
  }),
  leaksItsPort: (around: Around): Device => printer.open({ ...around, wire: leaking(around.wire) }),
  /** Says that nothing was printed whatever came out. */
  saysNotDone: (around: Around): Device =>
    printer.open({
      ...around,
      report: (report) =>
        around.report(
          report.header.type === 'completion' && 'outcome' in report.payload ? { ...report, payload: notDone.payload } : report,
        ),
    }),
} satisfies Readonly<Record<string, Subject['open']>>;
