// Tactile keypad (HID boot keyboard): one event for each press, whatever the keyboard repeats.

import { keypadKeys } from '../../../contract/device/keypad.ts';
import type { KeypadProfile } from '../../../kiosk-config/profiles/auxiliaries/keypad/schema.ts';
import type { Driver, Receiver } from '../../driver.ts';
import { BootKeyboardDecoder } from './protocol.ts';

export function keypadDriver(profile: KeypadProfile): Driver<Receiver> {
  const keyOf = new Map(keypadKeys.flatMap((key) => (profile.keys[key] ?? []).map((usage) => [usage, key] as const)));

  return {
    device: 'keypad',
    commands: {},
    open: (_link, tell) => {
      const decoder = new BootKeyboardDecoder(profile.reportId);
      return {
        receive: (bytes) => {
          const event = decoder.push(bytes);
          if (event.kind === 'invalid') tell.garbage(bytes.length);
          if (event.kind !== 'pressed') return;
          for (const usage of event.usages) {
            const key = keyOf.get(usage);
            if (key !== undefined) tell.unsolicited('Kiosk.KeyPressedEvent', { key });
          }
        },
      };
    },
    // A keyboard cannot be asked; that it is plugged in is all there is to know.
    handshake: () => Promise.resolve(true),
    idle: () => Promise.resolve(),
    idleEvery: () => null,
    condition: () => 'online',
    status: () => ({}),
    capabilities: () => ({ driver: 'hid-boot-keyboard', model: null, firmware: null }),
  };
}
