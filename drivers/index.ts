// The drivers process: takes commands from the supervisor, gives reports back, and dies with the channel between them.

import { type DriversToSupervisor, supervisorToDrivers } from '../contract/link.ts';
import { configurationText, ownIdText } from '../contract/log/log.ts';
import { fail, type Result } from '../contract/result.ts';
import type { ProfileFault } from '../kiosk-config/profiles/catalogue.ts';
import { devicesSchema } from '../kiosk-config/profiles/wiring.ts';
import { endOnFailure } from '../main/process/end-on-failure.ts';
import { createLog } from '../main/process/pino-log.ts';
import { systemClock } from './clock.ts';
import { createDevices, type Devices } from './devices.ts';
import { createKeyboard } from './wire/wedge.ts';

const log = createLog('drivers');
endOnFailure('drivers', log);
// Whoever started us is gone: nobody could hear an outcome any more.
process.on('disconnect', () => process.exit(0));

const send = (message: DriversToSupervisor): void => {
  if (!process.send) throw new Error('The drivers are started by the supervisor, over a channel');
  // A message that cannot be delivered has no reader: `disconnect` follows.
  process.send(message, () => undefined);
};

const keyboard = createKeyboard((on) => send({ kind: 'wedge', on }));

log('process.started', { process: 'drivers', node: ownIdText(process.version), pid: process.pid });

function configuredDevices(): Result<Devices, ProfileFault> {
  const configuration = devicesSchema.safeParse(JSON.parse(process.env.KIOSK_DEVICES ?? 'null'));
  if (configuration.success) {
    return createDevices(configuration.data, {
      clock: systemClock,
      random: Math.random,
      keyboard,
      log,
      report: (report) => send({ kind: 'device', report }),
    });
  }
  const issue = configuration.error.issues[0];
  return fail({ problem: `KIOSK_DEVICES ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}

const devices = configuredDevices();
if (!devices.ok) {
  log('configuration.invalid', { problem: configurationText(devices.fault.problem) });
  process.exit(1);
}

process.on('message', (received: unknown) => {
  const message = supervisorToDrivers.safeParse(received);
  if (!message.success) {
    log('device.reportRefused', { why: 'shape' });
    return;
  }
  switch (message.data.kind) {
    case 'ping':
      return send({ kind: 'pong' });
    case 'typed':
      return keyboard.type(message.data.text);
    case 'device':
      void devices.value[message.data.command.device].handle(message.data.command);
  }
});

const life = new AbortController();
for (const device of Object.values(devices.value)) void device.run(life.signal);
