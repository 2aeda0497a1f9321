// Composition root of the terminal process: clocks, random, files and network come in here and nowhere else.

import { randomBytes, randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { supervisorToTerminal, type TerminalToSupervisor } from '../../contract/link.ts';
import { ownIdText } from '../../contract/log/log.ts';
import { loadConfiguration, parseConfiguration, problemText } from '../../kiosk-config/load.ts';
import { inLanguage } from '../../kiosk-config/owner-words.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { servicesOf } from '../../kiosk-config/services/selection.ts';
import { endOnFailure } from '../process/end-on-failure.ts';
import { createLog } from '../process/pino-log.ts';
import { toldAfterBreak } from './interrupted.ts';
import { createCatalogueKeeper } from './catalogue/keeper.ts';
import { createDiskWatch } from './health/disk-watch.ts';
import type { FilingRooms } from './filings.ts';
import { createKiosk } from './kiosk.ts';
import { systemClock } from './outbox/clock.ts';
import { createFilingDesk } from './outbox/desk.ts';
import { reconcileNightly } from './outbox/reconcile.ts';
import { createQueryPolicy } from './platform/query-policy.ts';
import { createRegionAdapter } from './platform/region/adapter.ts';
import { createPlatformClient } from './platform/client.ts';
import { decoderOf } from './platform/e-voucher/from-configuration.ts';
import { localAddress } from './platform/local-address.ts';
import { createMessageIds } from './platform/message-id.ts';
import { createNightly } from './store/safety/nightly.ts';
import { type OpenedForLife, openForLife } from './store/safety/open.ts';
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
const credentials = process.env.CREDENTIALS_DIRECTORY;
/** Longer than the supervisor takes for a steady life, so that it does not count as a crash loop. */
const journalRetryMs = 35_000;
const now = (): number => Date.now();
const epoch = randomBytes(9).toString('base64url');
const terminalId = configuration.terminal.id;
const opened = openForLife(
  {
    file: path.join(folder, 'journal.db'),
    epoch,
    terminalId,
    now,
    credential: credentials ? path.join(credentials, 'device-key') : null,
  },
  log,
);
const journal = opened.ok ? opened.value.journal : null;
if (journal) log('journal.opened', { version: journal.version, synchronous: journal.synchronous, sqlite: ownIdText(journal.sqlite) });
// The next life tries again: a disk that has room again needs no technician.
else setTimeout(() => process.exit(1), journalRetryMs);

const send = (message: TerminalToSupervisor): void => {
  process.send?.(message);
};

const { institution, ...platform } = configuration.platform;
const platformOptions = {
  baseUrl: platform.baseUrl,
  gateway: platform.gateway,
  institution,
  divisions: { treatment: platform.treatmentDivision },
  terminal: { id: terminalId, name: inLanguage(configuration.terminal.name) },
  receiverSystemCode: platform.receiverSystemCode,
  interfaceVersion: platform.interfaceVersion,
  businessType: platform.businessType,
  deadlineMs: platform.deadlineMs,
  now: () => new Date(now()),
  random: (bytes: number) => randomBytes(bytes),
  messageIds: createMessageIds({
    institutionCode: institution.code,
    slice: platform.messageSlice,
    now: () => new Date(now()),
    // Out of service nothing is sent.
    reserve: (until) => journal?.reserveSeconds(until) ?? 0,
  }),
  signIn: platform.signIn,
  address: localAddress(networkInterfaces()),
  log,
};
const decoder = decoderOf(platform.decoder, process.env, { terminal: platformOptions, log });
const national = createPlatformClient({ ...platformOptions, ...(decoder ? { decoder } : {}) });
/** The first picture does not wait for the first connection. */
const firstConnectionMs = 1000;
// Out of service nothing is sent.
if (journal) setTimeout(() => national.start(new AbortController().signal), firstConnectionMs);

const region = regions[configuration.region];
const clock = createWallClock({ now, timeZone: configuration.terminal.timeZone, hours: configuration.terminal.officeHours });

/** What an earlier life left on its way goes on from here. */
function openFilings({ journal, disk }: OpenedForLife): FilingRooms {
  const adapter = createRegionAdapter({
    ...platformOptions,
    section: region.adapter,
    sm: platform.sm ?? null,
    national,
    policy: createQueryPolicy({
      monotonic: () => performance.now(),
      onCircuit: (state) => log('platform.circuit', { service: 'region', state }),
    }),
  });
  const outbox = { journal, region: adapter, clock: systemClock(now), random: Math.random, log };
  const desk = createFilingDesk({ ...outbox, nextMessageId: platformOptions.messageIds });
  reconcileNightly(outbox);
  return { desk, region: adapter, disk: createDiskWatch({ folder, log }, disk).state };
}

const kiosk = createKiosk({
  configuration,
  services: servicesOf(region),
  region,
  epoch,
  journal,
  journalProblem: opened.ok ? null : opened.fault,
  filings: opened.ok ? openFilings(opened.value) : null,
  interrupted: journal ? toldAfterBreak(journal.broken, now()) : null,
  platform: national,
  clock,
  lastRequestId: randomInt(1, 2 ** 30) * 2 ** 20,
  now,
  show: (view) => send({ kind: 'view', view }),
  sendCommand: (command) => send({ kind: 'device', command }),
  log,
});

if (journal) {
  /** Nobody is there, and no byte of a filing is on its way. */
  const idle = (): boolean => kiosk.idle() && journal.openCases().every(({ state }) => state !== 'sent');
  createNightly({ folder, upkeep: journal.upkeep, idle, now, localTime: clock.time, log });
  if (configuration.catalogue.keep) createCatalogueKeeper({ folder, platform: platformOptions, now, idle, log }).start();
}

process.on('message', (raw) => {
  const read = supervisorToTerminal.safeParse(raw);
  if (!read.success) return log('device.reportRefused', { why: 'shape' });
  const message = read.data;
  if (message.kind === 'intent') kiosk.take(message.intent);
  if (message.kind === 'fact') kiosk.hear(message.fact);
  if (message.kind === 'device') kiosk.devices.receive(message.report);
  if (message.kind === 'drivers') (message.state === 'up' ? kiosk.devices.driversUp : kiosk.devices.driversDown)();
  if (message.kind === 'ping') send({ kind: 'pong' });
});
// Our supervisor is gone: whoever starts the next one starts the next terminal.
process.on('disconnect', () => process.exit(0));
