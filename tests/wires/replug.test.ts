// Ten times out and in on each kind of wire (a hundred in the campaign): nothing leaks, nothing is missed, nothing is told twice.

import { closeSync, openSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ByteWire, WireListener } from '../../drivers/wire/wire.ts';
import { describeHid } from './hid-machine.ts';
import { type Plug, type PlugKind, plugOf } from './plugs.ts';
import { replug } from './replug.ts';

const cycles = process.env.KIOSK_CAMPAIGN === '1' ? 100 : 10;
const time = 20_000 + cycles * 1_500;

const plugs: Plug[] = [];
afterEach(async () => {
  for (const plug of plugs.splice(0)) await plug.remove();
});

async function plugged(kind: PlugKind): Promise<Plug> {
  const plug = await plugOf[kind]();
  plugs.push(plug);
  return plug;
}

async function survives(kind: PlugKind): Promise<void> {
  expect(await replug(await plugged(kind), cycles)).toEqual({ found: cycles, wrongEndings: 0, leaks: [] });
}

describe(`${cycles} times out and in`, () => {
  it.each(['tcp', 'serial'] as const)(
    'a %s device is found each time, lost each time once, and leaves nothing behind',
    { timeout: time },
    survives,
  );
});

describeHid(`${cycles} times out and in, on hidraw`, () => {
  it('a device is found each time, lost each time once, and leaves nothing behind', { timeout: time }, () => survives('hid'));
});

describe('A wire that is not like that is found out', () => {
  const spoiled = async (open: (wire: ByteWire, listener: WireListener) => ReturnType<ByteWire['open']>): Promise<Plug> => {
    const plug = await plugged('tcp');
    return { ...plug, wire: { name: plug.wire.name, open: (listener) => open(plug.wire, listener) } };
  };

  it('when it does not release what it has opened', async () => {
    const kept: number[] = [];
    const plug = await spoiled((wire, listener) => {
      kept.push(openSync(process.execPath, 'r'));
      return wire.open(listener);
    });
    const { leaks } = await replug(plug, 4);
    for (const descriptor of kept) closeSync(descriptor);
    expect(leaks).toEqual([expect.stringMatching(/^descriptors: /)]);
  });

  it('when it tells its end twice', async () => {
    const plug = await spoiled((wire, listener) => wire.open({ ...listener, closed: (why) => [why, why].forEach(listener.closed) }));
    expect((await replug(plug, 2)).wrongEndings).toBe(2);
  });

  it('when it does not find its device again', async () => {
    let opens = 0;
    const plug = await spoiled((wire, listener) => {
      opens += 1;
      return opens === 1 ? wire.open(listener) : Promise.resolve({ ok: false, fault: 'absent' });
    });
    await expect(replug(plug, 2, 500)).rejects.toThrow();
  });
});
