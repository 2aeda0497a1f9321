// The simulated tactile keypad: a HID boot keyboard (HID 1.11, appendix B), by itself or plugged into a simulated host.

import type { HidHost } from '../../hidsim/host.ts';
import type { HidInfo } from '../../hidsim/node-folder.ts';
import { openHidWire } from '../hid-wire.ts';
import type { Wire } from '../wire.ts';

/** The report descriptor of appendix B.1: modifiers, a reserved byte, lamps, six usages; no report id. */
export const keypadDescriptor = Buffer.from(
  '05010906a101050719e029e71500250175019508810295017508810395057501050819012905910295017503910395067508150025650507190029658100c0',
  'hex',
);

export const hidKeypad: HidInfo = {
  vendorId: 0x1209,
  productId: 0x6b70,
  manufacturer: 'Simulated',
  product: 'Keypad',
  serialNumber: 'KP0001',
  release: 0x0100,
  reportDescriptor: keypadDescriptor,
};

/** USB HID usage page 7: the keys of a numeric pad with arrows. */
export const keypadUsages = {
  '1': 0x59,
  '2': 0x5a,
  '3': 0x5b,
  '4': 0x5c,
  '5': 0x5d,
  '6': 0x5e,
  '7': 0x5f,
  '8': 0x60,
  '9': 0x61,
  '0': 0x62,
  right: 0x4f,
  left: 0x50,
  down: 0x51,
  up: 0x52,
  select: 0x58,
  back: 0x2a,
  help: 0x3a,
} as const;
export type KeypadKey = keyof typeof keypadUsages;
export const keypadKeys = Object.keys(keypadUsages) as readonly KeypadKey[];

export interface SimulatedKeypad {
  /** Holds a key down; more than six at once give the roll-over report. */
  readonly press: (key: KeypadKey) => void;
  readonly release: (key: KeypadKey) => void;
  readonly releaseAll: () => void;
  readonly state: () => { readonly held: readonly KeypadKey[] };
}

export interface PluggedKeypad extends SimulatedKeypad {
  readonly wire: Wire;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const slots = 6;
const rollOver = 0x01;

/** @param report called with each input report of eight bytes, whenever something changes */
export function simulatedKeypad(report: (bytes: Buffer) => void): SimulatedKeypad {
  const held = new Set<KeypadKey>();

  function tell(): void {
    const usages = held.size > slots ? Array.from({ length: slots }, () => rollOver) : [...held].map((key) => keypadUsages[key]);
    const bytes = Buffer.alloc(2 + slots);
    bytes.set(usages, 2);
    report(bytes);
  }

  return {
    press(key) {
      held.add(key);
      tell();
    },
    release(key) {
      held.delete(key);
      tell();
    },
    releaseAll() {
      held.clear();
      tell();
    },
    state: () => ({ held: [...held] }),
  };
}

export async function openKeypad(host: HidHost): Promise<PluggedKeypad> {
  // Nothing is asked of a keypad, and its lamps are not there.
  const peer = { received: () => undefined, lost: () => undefined };
  const wire = await openHidWire({ host, info: hidKeypad, packing: { kind: 'reports' } }, peer);
  const keypad = simulatedKeypad((report) => wire.send(report));
  return {
    ...keypad,
    wire,
    reset() {
      keypad.releaseAll();
      wire.heal();
    },
    close: () => wire.close(),
  };
}
