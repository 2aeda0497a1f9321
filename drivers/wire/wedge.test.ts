// Proof of the keyboard as a wire: codes come as lines, and only while somebody waits for one.

import { expect, it } from 'vitest';
import { createKeyboard, wedgeWire } from './wedge.ts';

async function opened() {
  const told: boolean[] = [];
  const keyboard = createKeyboard((on) => told.push(on));
  const wire = wedgeWire(keyboard);
  const heard: string[] = [];
  const closes: string[] = [];
  const listener = {
    data: (bytes: Uint8Array) => heard.push(Buffer.from(bytes).toString('utf8')),
    closed: (why: string) => closes.push(why),
  };
  const result = await wire.open(listener);
  if (!result.ok) throw new Error(result.fault);
  return { told, keyboard, wire, heard, closes, listener, connection: result.value };
}

it('Gives a typed code as a line, only while codes are awaited', async () => {
  const { connection, keyboard, heard, told } = await opened();
  keyboard.type('too early');
  connection.attention?.(true);
  connection.attention?.(true);
  keyboard.type('4241234567890123456799110000');
  connection.attention?.(false);
  keyboard.type('too late');
  expect(heard).toEqual(['4241234567890123456799110000\r']);
  expect(told).toEqual([true, false]);
});

it('Stops listening when it is closed, once, and can be opened again', async () => {
  const { connection, keyboard, wire, heard, closes, told, listener } = await opened();
  connection.attention?.(true);
  connection.close('silent');
  connection.close('stopped');
  connection.attention?.(true);
  keyboard.type('123456');
  expect([closes, told, heard]).toEqual([['silent'], [true, false], []]);
  expect((await wire.open(listener)).ok).toBe(true);
});

it('Cannot be written to, and says so without ending', async () => {
  const { connection, closes } = await opened();
  expect(await connection.write(new Uint8Array([1]), 100)).toEqual({ ok: false, fault: 'notSent' });
  expect(closes).toEqual([]);
});

it('Is busy while it is open, and absent in a process without a keyboard', async () => {
  const { wire, listener } = await opened();
  expect(await wire.open(listener)).toEqual({ ok: false, fault: 'busy' });
  expect(await wedgeWire(null).open(listener)).toEqual({ ok: false, fault: 'absent' });
});
