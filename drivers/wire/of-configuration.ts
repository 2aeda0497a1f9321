// From the words of the configuration to a wire.

import type { Wire } from '../../kiosk-config/profiles/schema.ts';
import type { Clock } from '../clock.ts';
import { serialWire } from './serial.ts';
import { tcpWire } from './tcp.ts';
import type { ByteWire } from './wire.ts';

export function wireOf(configuration: Wire, clock: Clock): ByteWire {
  switch (configuration.kind) {
    case 'serial':
      return serialWire(configuration, clock);
    case 'tcp':
      return tcpWire(configuration, clock);
  }
}
