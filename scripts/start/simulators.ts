// The outside world of a kiosk on a desk: simulated devices and a simulated platform, in a process of their own.

import { once } from 'node:events';
import path from 'node:path';
import type { SimulatorAddresses } from '../../kiosk-config/development.ts';
import { root, stateFolder } from '../places.ts';
import { startChild } from './child.ts';

export interface Simulators extends SimulatorAddresses {
  /** Address of the control page, where one plays the citizen's hands. */
  readonly panel: string;
}

/** Every port is chosen by the system: several checkouts can run side by side. */
const ports = ['--panel-port', '--scanner-port', '--reader-port', '--printer-port', '--dispenser-port', '--platform-port'].flatMap(
  (port) => [port, '0'],
);
/** The platform remembers what it was told the day before, as a real one does. */
const ledger = ['--ledger', path.join(stateFolder, 'sandbox', 'ledger.db')];
const readyWithinMs = 20_000;

export async function startSimulators(logFile: string, ended: (code: number | null) => void): Promise<Simulators> {
  const ready = Promise.withResolvers<Simulators>();
  const child = startChild({
    name: 'simulators',
    command: process.execPath,
    options: [path.join(root, 'simulators', 'index.ts'), '--until-stdin-closes', ...ports, ...ledger],
    env: {},
    lifeline: 'stdin',
    logFile,
    onLine: (line) => {
      const said = readyLine(line);
      if (said !== undefined) ready.resolve(said);
    },
  });
  const deadline = setTimeout(
    () => ready.reject(new Error(`the simulators said nothing for ${readyWithinMs / 1000} s; see ${logFile}`)),
    readyWithinMs,
  );
  void once(child, 'exit').then(([code]) => {
    ready.reject(new Error(`the simulators ended with code ${code}; see ${logFile}`));
    ended(code);
  });
  try {
    return await ready.promise;
  } finally {
    clearTimeout(deadline);
  }
}

function readyLine(line: string): Simulators | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line) as Simulators;
}
