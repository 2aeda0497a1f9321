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

type Process = 'terminal' | 'drivers' | 'supervisor' | 'shell' | 'guard' | 'web';
type Device = DeviceId;

export interface LogEvents {
  'process.started': { process: Process; node: LogText; pid: number };
  'process.failed': { process: Process; error: LogText; at: LogText };
  'child.exited': { process: Process; code: number; signal: LogText; restartInMs: number; failures: number };
  'child.silent': { process: Process; silentMs: number };
  'supervisor.silent': { killed: boolean };
  'face.joined': { face: 'shell' | 'web' };
  'face.refused': { why: 'token' | 'shape' };
  'face.left': { face: 'shell' | 'web' };
  'gate.refused': { why: 'shape' | 'epoch' | 'turn' | 'rate' | 'size'; unlogged: number };
  'page.painted': { screen: LogText; turn: number };
  'page.failed': { where: 'render' | 'script' | 'view' };
  'page.spoken': {
    line: LogText;
    by: 'clip' | 'system' | 'synthesiser' | 'none';
    outlet: 'loudspeaker' | 'headphones';
    end: 'whole' | 'cut' | 'refused';
  };
  'page.silent': { line: LogText; outlet: 'loudspeaker' | 'headphones' };
  'page.gone': { reason: LogText };
  'page.fresh': { tookMs: number };
  'page.kept': { granted: boolean };
  'shell.switchRefused': { count: number };
  'configuration.invalid': { problem: LogText };
  'configuration.loaded': { source: LogText };
  'journal.opened': { version: number; synchronous: number; sqlite: LogText };
  'journal.failed': { error: LogText };
  'journal.ballastDropped': { why: LogText };
  'journal.secondLook': { why: LogText };
  'journal.checked': { ms: number; fault: LogText };
  'journal.backedUp': { bytes: number; ms: number; deleted: number };
  'journal.nightFailed': { error: LogText };
  'journal.clockDoubted': { hours: number };
  'disk.state': { state: 'good' | 'low' | 'full'; availableMiB: number };
  'disk.failed': { error: LogText };
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
  'filing.submitted': { number: LogText; service: LogText };
  'filing.unknown': { number: LogText; reason: LogText; attempts: number };
  'filing.settled': { number: LogText; state: LogText; attempts: number; seconds: number };
  'filing.manual': { number: LogText; reason: LogText };
  'filing.reconciled': { lines: number; settled: number; differences: number };
  'filing.differs': { kind: LogText; number: LogText };
  'catalogue.built': { items: number; institutions: number; ms: number };
  'catalogue.failed': { fault: LogText; failures: number };
  'catalogue.discarded': { fault: LogText };
  'platform.answered': { transaction: LogText; ms: number };
  'platform.failed': { transaction: LogText; fault: LogText; ms: number };
  'platform.turnedAway': {
    transaction: LogText;
    why: 'headers' | 'clock' | 'user' | 'signature' | 'other';
    clockAheadSeconds: number;
  };
  'platform.circuit': { service: 'platform' | 'decoder' | 'region'; state: 'open' | 'closed' };
  'platform.dictionary': { dictionary: LogText; entries: number; used: number };
  'decoder.ended': { why: 'ended' | 'hung' | 'lied' | 'notStarted'; error: LogText; restartInMs: number; failures: number };
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
  'supervisor.silent': {
    level: 'error',
    meaning: 'A face heard nothing of the supervisor for too long: the visit is off the screen. Standalone, the supervisor was killed.',
    action: 'Look at the machine load and at what it did last; in service mode, end its process if nothing comes after this.',
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
  'page.spoken': {
    level: 'debug',
    meaning: 'A line was spoken; refused: it is private, and no headphones were in the socket.',
    action: 'None; `npm run clips` lists the lines by their names.',
  },
  'page.silent': {
    level: 'warn',
    meaning: 'No voice could be had for a line: only its caption was shown.',
    action: 'Check that espeak-ng is installed, and the loudspeaker.',
  },
  'page.gone': {
    level: 'error',
    meaning: 'The page process ended and was started again.',
    action: 'If it repeats, check memory and graphics driver.',
  },
  'page.fresh': {
    level: 'info',
    meaning: 'A visit had ended, and after so many milliseconds a fresh page stood in the place of the one that it had used.',
    action: 'None; seconds rather than tenths of one: look at the load of the machine.',
  },
  'page.kept': {
    level: 'warn',
    meaning: 'KIOSK_KEEP_PAGE is set. granted: true only in development: pages are not replaced after a visit.',
    action: 'On a terminal, take KIOSK_KEEP_PAGE and KIOSK_DEVELOPMENT out of the environment.',
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
    action: 'Check the disk; keep db, wal and shm together. See `npm run journal -- --help`.',
  },
  'journal.ballastDropped': {
    level: 'error',
    meaning: 'The disk was full when the journal was opened; the reserve was given up, new filings are refused.',
    action: 'Make room on the disk. The reserve comes back by itself.',
  },
  'journal.secondLook': {
    level: 'error',
    meaning: 'The journal looked damaged and was looked at again. Without journal.failed after it, the disk had failed to read.',
    action: 'If it comes back, replace the disk.',
  },
  'journal.checked': {
    level: 'info',
    meaning: 'The whole journal was checked in the night.',
    action: 'fault other than none: `npm run journal -- verify`, then restore.',
  },
  'journal.backedUp': { level: 'info', meaning: 'A backup was written and checked; older ones were deleted.', action: 'None.' },
  'journal.nightFailed': {
    level: 'error',
    meaning: 'Retention, check or backup failed; it is tried again in an hour.',
    action: 'Look at the disk; `npm run journal -- backup` says more.',
  },
  'journal.clockDoubted': {
    level: 'warn',
    meaning: 'The clock is so many hours ahead of what the last nights bear out; nothing is deleted by it until three nights agree.',
    action: 'After days without power: none. Otherwise look at the clock and where it gets its time.',
  },
  'disk.state': {
    level: 'warn',
    meaning: 'The room on the disk of the journal changed: good, low, or full (new filings are refused).',
    action: 'low, full: make room on the disk.',
  },
  'disk.failed': {
    level: 'error',
    meaning: 'The disk of the journal cannot be asked for its room; new filings are refused.',
    action: 'Check the disk and the rights on the data folder.',
  },
  'session.screen': { level: 'debug', meaning: 'Another question is on the screen.', action: 'None.' },
  'session.intentRefused': {
    level: 'debug',
    meaning: 'An Intent does not apply to this screen, or answers an older one, and was refused on purpose.',
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
  'filing.submitted': { level: 'info', meaning: 'A filing was written down and is on its way to the platform.', action: 'None.' },
  'filing.unknown': {
    level: 'warn',
    meaning: 'The platform did not say what became of a filing; it is asked before anything is sent again.',
    action: 'None, unless it repeats: then look at the line to the platform.',
  },
  'filing.settled': { level: 'info', meaning: 'A filing has its end.', action: 'None; manual has a line of its own.' },
  'filing.manual': {
    level: 'error',
    meaning: 'The kiosk cannot find out what became of a filing. Its citizen was promised that staff settle it.',
    action: 'Ask the platform under this number (`npm run journal -- show`), tell the citizen, and enter it: `npm run journal -- settle`.',
  },
  'filing.reconciled': {
    level: 'info',
    meaning: "The platform's cases of this terminal were compared with the journal.",
    action: 'differences other than 0: each has a line filing.differs, a hundred at most.',
  },
  'filing.differs': {
    level: 'error',
    meaning:
      'The platform and the journal say different things of a case: missingThere, unknownHere (number is the key that the platform was sent), contradiction, executedTwice, notExecuted, otherNumber.',
    action: 'Look at it on both sides (`npm run journal -- cases`) and settle it with the platform; the kiosk changes nothing.',
  },
  'catalogue.built': { level: 'info', meaning: 'A new catalogue of items and institutions is in use.', action: 'None.' },
  'catalogue.failed': {
    level: 'warn',
    meaning: 'No new catalogue could be had; the old one goes on and shows its age. It is tried again.',
    action: 'If it repeats for days, try `npm run catalogue -- build` and ask the operator of the platform.',
  },
  'catalogue.discarded': {
    level: 'warn',
    meaning: 'The catalogue file was damaged or of another version and was deleted; a new one is built.',
    action: 'None; if it repeats, check the disk.',
  },
  'platform.answered': { level: 'info', meaning: 'The platform answered a transaction.', action: 'None.' },
  'platform.failed': {
    level: 'warn',
    meaning: 'A transaction with the platform failed.',
    action: 'See README.zh-CN.md, the table of screens.',
  },
  'platform.turnedAway': {
    level: 'error',
    meaning: 'The gateway let no request of ours in; it says why, and by how much our clock is ahead of its own.',
    action: 'clock: set the time of this machine. user, signature: correct the gateway credentials. headers: report.',
  },
  'platform.circuit': {
    level: 'warn',
    meaning: 'open: the platform, or its e-voucher service, does not answer; citizens are told so at once. closed: it answers again.',
    action: 'If it stays open, check the line and ask the operator of the platform.',
  },
  'platform.dictionary': {
    level: 'info',
    meaning: "A dictionary of the region was read; used: entries that change this terminal's own code table.",
    action: 'None; used 0 with many entries: ask the region for the words of its labels.',
  },
  'decoder.ended': {
    level: 'error',
    meaning: 'The e-voucher program ended, hung, gave an answer that is none or could not be started, and is started again.',
    action:
      "lied or hung repeatedly: check the version of the vendor's library. notStarted: correct platform.decoder.command (ENOENT: no such program; EACCES: the kiosk's user may not run it).",
  },
};
