// From the words of the configuration and of the profile to a wire.

import type { Packaging } from '../../kiosk-config/profiles/hid-wrapper.ts';
import type { Wire } from '../../kiosk-config/profiles/wiring.ts';
import type { Clock } from '../clock.ts';
import { hidWire } from './hid.ts';
import { serialWire } from './serial.ts';
import { tcpWire } from './tcp.ts';
import { usbWire } from './usb.ts';
import { type Keyboard, wedgeWire } from './wedge.ts';
import type { ByteWire } from './wire.ts';

/**
 * @param packaging what the profile says of reports and endpoints; bytes need none.
 * @param keyboard null: nobody types in this process, and a wedge is absent.
 */
export function wireOf(configuration: Wire, clock: Clock, packaging: Packaging = {}, keyboard: Keyboard | null = null): ByteWire {
  switch (configuration.kind) {
    case 'serial':
      return serialWire(configuration, clock);
    case 'tcp':
      return tcpWire(configuration, clock);
    case 'hid':
      return hidWire(configuration, clock, packaging);
    case 'usb':
      return usbWire(configuration, clock, packaging);
    case 'wedge':
      return wedgeWire(keyboard);
  }
}
