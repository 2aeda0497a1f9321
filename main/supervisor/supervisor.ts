// The relay: faces on one side, terminal and drivers on the other, the gate in between.

import {
  type DriversToSupervisor,
  driversToSupervisor,
  type FaceToSupervisor,
  type SupervisorToDrivers,
  type SupervisorToTerminal,
  type TerminalToSupervisor,
  terminalToSupervisor,
} from '../../contract/link.ts';
import type { Log } from '../../contract/log/log.ts';
import type { BareViewOptions } from '../../contract/bare-view.ts';
import type { View } from '../../contract/view.ts';
import type { DevicesConfiguration } from '../../kiosk-config/profiles/wiring.ts';
import { createGate } from '../gate/gate.ts';
import { createRefusalLog } from '../gate/refusal-log.ts';
import { failPoint } from '../process/fail-point.ts';
import { type Child, startChild } from './child.ts';
import { startFaceServer } from './face-server.ts';
import { ownView } from './own-view.ts';

export interface SupervisorOptions {
  readonly socketPath: string;
  readonly token: string;
  readonly programs: { readonly terminal: string; readonly drivers: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
}

export interface Supervisor {
  /** Starts terminal and drivers, or ends those that run with another configuration and starts them anew. */
  readonly run: (devices: DevicesConfiguration) => void;
  /** Ends them and shows why. */
  readonly outOfService: (detail: string) => void;
  readonly close: () => void;
}

/** After so many quick deaths people are told that the machine does not work, while it goes on trying. */
const patience = 5;

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { log } = options;
  const gate = createGate();
  const refused = createRefusalLog(log);
  let latest: View | null = null;
  let terminal: Child<SupervisorToTerminal> | null = null;
  let drivers: Child<SupervisorToDrivers> | null = null;
  let driversUp = false;
  /** A code is awaited from a scanner that types: else nothing typed goes to the drivers. */
  let wedge = false;
  const faces = startFaceServer({ ...options, onMessage: admit, latestView: () => latest });

  showOwn({ kind: 'starting', reason: 'starting' });

  function show(view: View): void {
    latest = view;
    failPoint('supervisor.relaysView');
    faces.show(view);
  }

  function showOwn(screen: BareViewOptions['screen']): void {
    show(ownView(screen, latest, Date.now()));
  }

  function listenToKeys(on: boolean): void {
    if (wedge === on) return;
    wedge = on;
    faces.wedge(on);
  }

  function admit(message: Exclude<FaceToSupervisor, { kind: 'hello' }>): void {
    if (message.kind === 'typed') {
      if (wedge) drivers?.send(message);
      return;
    }
    const now = performance.now();
    if (message.kind === 'intent') {
      const admitted = gate.admitIntent(message.intent, latest, now);
      if (!admitted.ok) return refused(admitted.fault, now);
      failPoint('supervisor.relaysIntent');
      terminal?.send({ kind: 'intent', intent: admitted.value });
      return;
    }
    const admitted = gate.admitFact(message.fact, latest, now);
    if (!admitted.ok) refused(admitted.fault, now);
    else if (admitted.value.kind === 'failed') log('page.failed', { where: admitted.value.where });
    else terminal?.send({ kind: 'fact', fact: admitted.value });
  }

  function startTerminal(): Child<SupervisorToTerminal> {
    return startChild<SupervisorToTerminal, TerminalToSupervisor>({
      name: 'terminal',
      program: options.programs.terminal,
      environment: options.environment,
      shape: terminalToSupervisor,
      log,
      onUp: () => terminal?.send({ kind: 'drivers', state: driversUp ? 'up' : 'down' }),
      onDown: (failures) =>
        showOwn(
          failures >= patience ? { kind: 'outOfService', reason: 'restarts', detail: null } : { kind: 'starting', reason: 'restarting' },
        ),
      onMessage(message) {
        if (message.kind === 'view') show(message.view);
        if (message.kind === 'device') drivers?.send({ kind: 'device', command: message.command });
      },
    });
  }

  function startDrivers(devices: DevicesConfiguration): Child<SupervisorToDrivers> {
    return startChild<SupervisorToDrivers, DriversToSupervisor>({
      name: 'drivers',
      program: options.programs.drivers,
      environment: { ...options.environment, KIOSK_DEVICES: JSON.stringify(devices) },
      shape: driversToSupervisor,
      log,
      onUp: () => tellDrivers('up'),
      onDown: () => tellDrivers('down'),
      onMessage(message) {
        if (message.kind === 'device') terminal?.send({ kind: 'device', report: message.report });
        if (message.kind === 'wedge') listenToKeys(message.on);
      },
    });
  }

  function tellDrivers(state: 'up' | 'down'): void {
    driversUp = state === 'up';
    if (!driversUp) listenToKeys(false);
    terminal?.send({ kind: 'drivers', state });
  }

  function stop(): void {
    terminal?.close();
    drivers?.close();
    terminal = null;
    drivers = null;
    driversUp = false;
    listenToKeys(false);
  }

  return {
    run(devices) {
      stop();
      showOwn({ kind: 'starting', reason: 'starting' });
      drivers = startDrivers(devices);
      terminal = startTerminal();
    },
    outOfService(detail) {
      stop();
      showOwn({ kind: 'outOfService', reason: 'configuration', detail });
    },
    close: stop,
  };
}
