// The catalogue of log events: what each means and what to do about it. docs/log-events.md is generated from here.

import type { DeviceId } from '../device/message.ts';
import type { LogText } from './text.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** How an event is explained in the manual. */
interface Explanation {
  readonly level: LogLevel;
  readonly meaning: string;
  readonly action: string;
}

type Process = 'terminal' | 'drivers' | 'supervisor' | 'shell' | 'web';
type Device = DeviceId;

export interface LogEvents {
  'process.started': { process: Process; node: LogText; pid: number };
  'process.failed': { process: Process; error: LogText; at: LogText };
  'child.exited': { process: Process; code: number; signal: LogText; restartInMs: number; failures: number };
  'child.silent': { process: Process; silentMs: number };
  'face.joined': { face: 'shell' | 'web' };
  'face.refused': { why: 'token' | 'shape' };
  'face.left': { face: 'shell' | 'web' };
  'gate.refused': { why: 'shape' | 'epoch' | 'turn' | 'rate' | 'size'; unlogged: number };
  'page.painted': { screen: LogText; turn: number };
  'page.failed': { where: 'render' | 'script' | 'view' };
  'page.gone': { reason: LogText };
  'shell.switchRefused': { count: number };
  'configuration.invalid': { problem: LogText };
  'configuration.loaded': { source: LogText };
  'journal.opened': { version: number; synchronous: number; sqlite: LogText };
  'journal.failed': { error: LogText };
  'session.screen': { screen: LogText; turn: number };
  'session.intentRefused': { intent: LogText; screen: LogText };
  'session.visitEnded': { how: 'left' | 'idle' | 'interrupted' | 'fault'; seconds: number };
  'session.cardForgotten': { certain: boolean };
  'device.status': { device: Device; condition: LogText; detail: LogText };
  'device.completed': { device: Device; command: LogText; code: LogText; error: LogText; ms: number };
  'device.garbage': { device: Device; bytes: number };
  'device.reportRefused': { why: 'shape' | 'unexpected' };
  'wire.opened': { device: Device; wire: LogText };
  'wire.closed': { device: Device; why: LogText; retryInMs: number };
  'print.outcome': { reference: LogText; outcome: 'done' | 'notDone' | 'unknown'; detail: LogText };
  'platform.answered': { transaction: LogText; ms: number };
  'platform.failed': { transaction: LogText; fault: LogText; ms: number };
}

export const logEvents: Readonly<Record<keyof LogEvents, Explanation>> = {
  'process.started': { level: 'info', meaning: 'A process of the kiosk started.', action: 'None.' },
  'process.failed': {
    level: 'error',
    meaning: 'A broken invariant: the process ends and its supervisor starts it again.',
    action: 'Report the place in the code it names.',
  },
  'child.exited': {
    level: 'warn',
    meaning: 'A process ended and will be started again.',
    action: 'If it repeats, look for its process.failed line.',
  },
  'child.silent': {
    level: 'error',
    meaning: 'A process did not answer its ping and was killed.',
    action: 'Look at the machine load and at what it did last.',
  },
  'face.joined': { level: 'info', meaning: 'The window or browser connected to the supervisor.', action: 'None.' },
  'face.refused': {
    level: 'warn',
    meaning: 'Somebody connected to the local socket without the token.',
    action: 'Find out which program does this.',
  },
  'face.left': {
    level: 'info',
    meaning: 'The window or browser disconnected.',
    action: 'None; if nobody restarts it, see the session file.',
  },
  'gate.refused': {
    level: 'warn',
    meaning: 'The gate dropped a message of the page.',
    action: 'A few late taps (turn, epoch) are normal; shape or size is not.',
  },
  'page.painted': {
    level: 'debug',
    meaning: 'The first frame of another screen has been painted.',
    action: 'None; the time since session.screen is what the citizen waited.',
  },
  'page.failed': { level: 'error', meaning: 'The page failed and was loaded again.', action: 'Report with the time.' },
  'page.gone': {
    level: 'error',
    meaning: 'The page process ended and was started again.',
    action: 'If it repeats, check memory and graphics driver.',
  },
  'shell.switchRefused': {
    level: 'error',
    meaning: 'The shell was started with command-line switches it does not know and ended.',
    action: 'Correct the unit or session file.',
  },
  'configuration.invalid': {
    level: 'error',
    meaning: 'The configuration cannot be used; the kiosk is out of service.',
    action: 'Correct the file, line and field it names; the kiosk notices by itself.',
  },
  'configuration.loaded': { level: 'info', meaning: 'The configuration was read.', action: 'None.' },
  'journal.opened': { level: 'info', meaning: 'The journal is open; synchronous must be 2 (FULL).', action: 'None.' },
  'journal.failed': {
    level: 'error',
    meaning: 'The journal cannot be used; the kiosk is out of service.',
    action: 'Check the disk; keep db, wal and shm together.',
  },
  'session.screen': { level: 'debug', meaning: 'Another question is on the screen.', action: 'None.' },
  'session.intentRefused': {
    level: 'debug',
    meaning: 'An Intent does not apply to this screen and was refused on purpose.',
    action: 'None.',
  },
  'session.visitEnded': { level: 'info', meaning: 'A visit ended; nothing of the person is kept.', action: 'None.' },
  'session.cardForgotten': {
    level: 'warn',
    meaning: 'A visit ended with a card on the reader (certain), or perhaps with one where the reader cannot tell.',
    action: 'Fetch the card and keep it for its owner; alarm on this event.',
  },
  'device.status': { level: 'info', meaning: 'The condition of a device changed.', action: 'See the README of the device in drivers/.' },
  'device.completed': { level: 'info', meaning: 'A device command ended.', action: 'See the README of the device in drivers/.' },
  'device.garbage': {
    level: 'warn',
    meaning: 'Bytes arrived that are no answer of this device.',
    action: 'Check baud rate, cable and profile.',
  },
  'device.reportRefused': {
    level: 'warn',
    meaning: 'A message between drivers and terminal was dropped.',
    action: 'Report: the two are of different versions.',
  },
  'wire.opened': { level: 'info', meaning: 'The connection to a device is open.', action: 'None.' },
  'wire.closed': {
    level: 'warn',
    meaning: 'The connection to a device is lost, or could not be opened; it is tried again.',
    action: 'Check cable and power. ambiguous: several devices fit the configuration, tell them apart. busy: another program has it.',
  },
  'print.outcome': {
    level: 'info',
    meaning: 'What became of a printed paper.',
    action: 'unknown: look for the paper with this reference.',
  },
  'platform.answered': { level: 'info', meaning: 'The platform answered a transaction.', action: 'None.' },
  'platform.failed': {
    level: 'warn',
    meaning: 'A transaction with the platform failed.',
    action: 'See README.zh-CN.md, the table of screens.',
  },
};
