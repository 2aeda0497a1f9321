// Composition root of the supervisor process: plain Node, started by a face or by systemd.

import path from 'node:path';
import { configurationText, ownIdText, pathText } from '../../contract/log/log.ts';
import { problemText } from '../../kiosk-config/load.ts';
import { endOnFailure } from '../process/end-on-failure.ts';
import { createLog } from '../process/pino-log.ts';
import { watchConfiguration } from './configuration-watch.ts';
import { createSupervisor } from './supervisor.ts';

const { KIOSK_SUPERVISOR_SOCKET, KIOSK_SUPERVISOR_TOKEN, KIOSK_CONFIGURATION, ...rest } = process.env;
const log = createLog('supervisor');
endOnFailure('supervisor', log);
log('process.started', { process: 'supervisor', node: ownIdText(process.version), pid: process.pid });

if (!KIOSK_SUPERVISOR_SOCKET || !KIOSK_SUPERVISOR_TOKEN) {
  throw new Error('KIOSK_SUPERVISOR_SOCKET and KIOSK_SUPERVISOR_TOKEN must be set: a face or the unit file does that');
}

const configurationFile = KIOSK_CONFIGURATION ? path.resolve(KIOSK_CONFIGURATION) : null;
const environment = Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
const supervisor = createSupervisor({
  socketPath: KIOSK_SUPERVISOR_SOCKET,
  token: KIOSK_SUPERVISOR_TOKEN,
  programs: { terminal: path.join(import.meta.dirname, 'terminal.mjs'), drivers: path.join(import.meta.dirname, 'drivers.mjs') },
  environment: configurationFile ? { ...environment, KIOSK_CONFIGURATION: configurationFile } : environment,
  log,
});

watchConfiguration(configurationFile, (loaded) => {
  if (loaded.ok) {
    log('configuration.loaded', { source: pathText(configurationFile ?? 'defaults') });
    supervisor.run(loaded.value.devices);
    return;
  }
  for (const problem of loaded.fault) log('configuration.invalid', { problem: configurationText(problemText(problem)) });
  supervisor.outOfService(loaded.fault.map(problemText).join('\n').slice(0, 600));
});

// A face that started us holds the other end of this channel; when it goes, so do we, and our children with us.
const end = (): void => {
  supervisor.close();
  process.exit(0);
};
process.on('disconnect', end);
process.on('SIGTERM', end);
process.on('SIGINT', end);
