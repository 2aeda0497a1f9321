// From the last byte of a scanned code to the View that says so, as a share of the time the code itself takes on its wire.

import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { View } from '../contract/view.ts';
import { developmentConfiguration } from '../kiosk-config/development.ts';
import { createSupervisorConnection } from '../main/gate/supervisor-connection.ts';
import { type SimulatorsReady, startSimulators } from '../tests/support/simulators.ts';
import { type BenchmarkOptions, type Measurement, median } from './measure.ts';
import { type Scanner, startScanner } from './newland-scanner.ts';
import { type Machine, prepareMachine } from './supervisor.ts';

const about = 'last byte of a scan → View at the face, as a share of the code’s wire time at 9600 baud';
const scansARound = 8;
const withinMs = 20_000;

/** 28 digits and a carriage return, ten bits a byte (8N1): nobody can know the code before its last bit has come. */
const baudRate = 9600;
const wireMs = ((28 + 1) * 10 * 1000) / baudRate;

export const scanToView = { name: 'scan-to-view', about, run };

/** The floor is arithmetic, so there is nothing to take in turn with the scans; scanner and face are this one process with one clock. */
async function run({ rounds, tell }: BenchmarkOptions): Promise<Measurement> {
  const simulators = await startSimulators({ ptyFolder: null });
  const scanner = await startScanner();
  const machine = prepareMachine(configurationWith(scanner.path, simulators.at), 'ignore');
  machine.start();
  const face = watchFace(machine);
  try {
    const measured: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const values: number[] = [];
      for (let scan = 0; scan < scansARound; scan += 1) values.push(await oneScan(scanner, face, `424${randomDigits(19)}660000`));
      if (round > 0) measured.push(...values);
      tell(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${median(values).toFixed(2)} ms`);
    }
    return { name: 'scan-to-view', measured, floor: [wireMs] };
  } finally {
    face.close();
    await machine.close();
    scanner.close();
    await simulators.close();
  }
}

/** Reader, printer and platform are the simulators'; the scanner is ours, on a serial port at the speed that the budget names. */
function configurationWith(scannerPath: string, simulators: SimulatorsReady): Record<string, unknown> {
  const scanner = { profile: 'scanner-line-newland', wire: { kind: 'serial', path: scannerPath, baudRate } };
  const configuration = developmentConfiguration(simulators);
  return { ...configuration, devices: { ...(configuration.devices as object), scanner } };
}

/** A code that the platform does not know: the terminal asks about it, says so, and waits for the next one by itself. */
async function oneScan(scanner: Scanner, face: Face, code: string): Promise<number> {
  await scanner.switchedOn(withinMs);
  // A person needs longer than this; what the last scan left to do is not part of this one.
  await pause(100);
  const working = face.next('working');
  const sentAt = scanner.scan(code);
  const shownAt = await working;
  return shownAt - sentAt;
}

const randomDigits = (count: number): string => Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');

interface Face {
  /** When the next View of that screen comes. */
  readonly next: (screen: View['screen']['kind']) => Promise<number>;
  readonly close: () => void;
}

function watchFace({ meeting }: Machine): Face {
  const views = new EventEmitter();
  const connection = createSupervisorConnection({
    face: 'shell',
    socketPath: meeting.KIOSK_SUPERVISOR_SOCKET,
    token: meeting.KIOSK_SUPERVISOR_TOKEN,
    onView: ({ screen }) => views.emit(screen.kind, performance.now()),
    onWedge: () => undefined,
    onLost: () => undefined,
  });
  return {
    async next(screen) {
      const [cameAt] = await once(views, screen, { signal: AbortSignal.timeout(withinMs) });
      return Number(cameAt);
    },
    close: connection.close,
  };
}
