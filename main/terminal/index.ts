// Composition root of the terminal process: clocks, random, files and network come in here and nowhere else.

import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { supervisorToTerminal, type TerminalToSupervisor } from '../../contract/link.ts';
import { ownIdText } from '../../contract/log/log.ts';
import { loadConfiguration, parseConfiguration, problemText } from '../../kiosk-config/load.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { services } from '../../kiosk-config/services/catalogue.ts';
import { endOnFailure } from '../process/end-on-failure.ts';
import { createLog } from '../process/pino-log.ts';
import { createKiosk } from './kiosk.ts';
import { createPlatformClient } from './platform/client.ts';
import type { JournalFault } from './store/database.ts';
import { openJournal } from './store/journal.ts';
import { toldAfterBreak } from './interrupted.ts';
import { createWallClock } from './wall-clock.ts';

const log = createLog('terminal');
endOnFailure('terminal', log);
log('process.started', { process: 'terminal', node: ownIdText(process.version), pid: process.pid });

// A Node-API below 10 does not refuse better-sqlite3, it dies of it.
if (Number(process.versions.napi) < 10) throw new Error('The terminal needs Node-API 10: run it on Node 24');

const file = process.env.KIOSK_CONFIGURATION;
const loaded = file ? loadConfiguration(file) : parseConfiguration('{"version": 1}', 'defaults');
// The supervisor read it a moment ago; if it has broken since, it says so itself.
if (!loaded.ok) throw new Error(loaded.fault.map(problemText).join('; '));
const configuration = loaded.value;

const folder = path.resolve(process.env.KIOSK_DATA ?? '.state/data');
/** Longer than the supervisor takes for a steady life, so that it does not count as a crash loop. */
const journalRetryMs = 35_000;
const faultWords = (fault: JournalFault): string => (fault.code === 'io' ? `${fault.code} ${fault.error}` : fault.code);
const now = (): number => Date.now();
const epoch = randomBytes(9).toString('base64url');
const journal = openJournal({ file: path.join(folder, 'journal.db'), epoch, terminalId: configuration.terminal.id, now });
if (journal.ok)
  log('journal.opened', {
    version: journal.value.version,
    synchronous: journal.value.synchronous,
    sqlite: ownIdText(journal.value.sqlite),
  });
else {
  log('journal.failed', { error: ownIdText(faultWords(journal.fault)) });
  // The next life tries again: a disk that has room again needs no technician.
  setTimeout(() => process.exit(1), journalRetryMs);
}

const send = (message: TerminalToSupervisor): void => {
  process.send?.(message);
};

let messageSequence = randomBytes(2).readUInt16BE() % 10_000;
const { institution, ...platform } = configuration.platform;
const kiosk = createKiosk({
  configuration,
  services,
  region: regions[configuration.region],
  epoch,
  journal: journal.ok ? journal.value : null,
  journalDetail: journal.ok ? null : `${path.join(folder, 'journal.db')}: ${faultWords(journal.fault)}`,
  interrupted: journal.ok ? toldAfterBreak(journal.value.broken, now()) : null,
  platform: createPlatformClient({
    baseUrl: platform.baseUrl,
    gateway: platform.gateway,
    institution,
    divisions: { treatment: platform.treatmentDivision },
    terminal: { id: configuration.terminal.id, name: configuration.terminal.name },
    receiverSystemCode: platform.receiverSystemCode,
    interfaceVersion: platform.interfaceVersion,
    businessType: platform.businessType,
    deadlineMs: platform.deadlineMs,
    now: () => new Date(now()),
    random: (bytes) => randomBytes(bytes),
    nextSequence() {
      messageSequence = (messageSequence + 1) % 10_000;
      return messageSequence;
    },
    log,
  }),
  clock: createWallClock({ now, timeZone: configuration.terminal.timeZone, hours: configuration.terminal.officeHours }),
  lastRequestId: randomInt(1, 2 ** 30) * 2 ** 20,
  now,
  show: (view) => send({ kind: 'view', view }),
  sendCommand: (command) => send({ kind: 'device', command }),
  log,
});

process.on('message', (raw) => {
  const read = supervisorToTerminal.safeParse(raw);
  if (!read.success) return log('device.reportRefused', { why: 'shape' });
  const message = read.data;
  if (message.kind === 'intent') kiosk.take(message.intent);
  if (message.kind === 'fact' && message.fact.kind === 'painted') kiosk.painted(message.fact.sequence);
  if (message.kind === 'device') kiosk.devices.receive(message.report);
  if (message.kind === 'drivers') (message.state === 'up' ? kiosk.devices.driversUp : kiosk.devices.driversDown)();
  if (message.kind === 'ping') send({ kind: 'pong' });
});
// Our supervisor is gone: whoever starts the next one starts the next terminal.
process.on('disconnect', () => process.exit(0));
