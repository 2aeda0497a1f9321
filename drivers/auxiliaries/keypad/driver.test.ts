// Proof of the keypad driver: presses come out as keys, and nowhere else.

import { describe, expect, it } from 'vitest';
import { keyPressedEvent } from '../../../contract/device/payloads.ts';
import { keypadProfiles } from '../../../kiosk-config/profiles/auxiliaries/keypad/profiles.ts';
import { keypadProfileSchema } from '../../../kiosk-config/profiles/auxiliaries/keypad/schema.ts';
import { type Bench, bench } from '../../testing/bench.ts';
import { bytes } from '../../testing/hex.ts';
import { type MemoryWire, memoryWire } from '../../testing/peer.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { keypadDriver } from './driver.ts';

const named = keypadProfiles.named('keypad-hid-boot', false);
if (!named.ok) throw new Error(named.fault.problem);
const profile = named.value;

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly wire: MemoryWire;
  readonly keys: () => string[];
  readonly report: (hex: string) => void;
}

async function rig(): Promise<Rig> {
  const clock = new VirtualClock();
  const wire = memoryWire({ receive: () => undefined }, clock);
  const table = bench(keypadDriver(profile), wire, clock);
  await clock.advance(10);
  const keys = (): string[] =>
    table.reports
      .filter((report) => report.header.name === 'Kiosk.KeyPressedEvent')
      .map((report) => keyPressedEvent.parse(report.payload).key);
  return { ...table, clock, wire, keys, report: (hex) => wire.say(bytes(hex)) };
}

describe('The keypad', () => {
  it('tells each press once, by the names of the profile', async () => {
    const { keys, report } = await rig();
    for (const slots of ['59', '59', '00', '62', '00', '52', '00', '58', '00', '2A', '00', '3A']) report(`00 00 ${slots} 00 00 00 00 00`);
    expect(keys()).toEqual(['1', '0', 'up', 'select', 'back', 'help']);
  });

  it('ignores keys that the profile does not name, and phantoms', async () => {
    const { keys, report } = await rig();
    report('00 00 04 00 00 00 00 00');
    report('00 00 01 01 01 01 01 01');
    report('00 00 04 5D 00 00 00 00');
    expect(keys()).toEqual(['5']);
  });

  it('forgets what was held when it is unplugged', async () => {
    const { keys, report, wire, clock } = await rig();
    report('00 00 59 00 00 00 00 00');
    wire.cut(false);
    await clock.advance(10);
    wire.plugIn();
    await clock.advance(2000);
    report('00 00 59 00 00 00 00 00');
    expect(keys()).toEqual(['1', '1']);
  });

  it('is powered off while it is unplugged, and online when it is back', async () => {
    const { give, wire, clock } = await rig();
    const condition = async (): Promise<unknown> => (await give('Common.Status').done)?.payload;
    wire.cut(false);
    await clock.advance(1500);
    expect(await condition()).toEqual({ common: { device: 'powerOff' } });
    wire.plugIn();
    await clock.advance(12_000);
    expect(await condition()).toEqual({ common: { device: 'online' } });
  });

  it('calls what is no report garbage', async () => {
    const { lines, report, keys } = await rig();
    report('00 00 59');
    expect(lines.at(-1)).toBe('{"event":"device.garbage","device":"keypad","bytes":3}');
    expect(keys()).toEqual([]);
  });

  it('never has a key in the log: somebody may be typing the number of an ID card', async () => {
    const { lines, report, keys } = await rig();
    const before = lines.length;
    for (const slot of ['59', '5A', '5B', '5C']) report(`00 00 ${slot} 00 00 00 00 00`);
    expect(keys().length).toBe(4);
    expect(lines.length).toBe(before);
  });
});

describe('A profile of a keypad', () => {
  it('gives a usage to one key only', () => {
    expect(keypadProfileSchema.safeParse({ ...profile, keys: { '1': [30], '2': [30] } }).success).toBe(false);
  });
});
