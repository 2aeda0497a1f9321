// The near end of the simulated world: its addresses, and orders that are done when they are answered.

import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import type { WorldOptions } from '../../simulators/world.ts';
import { ended } from '../support/simulators.ts';

const address = z.object({ tcp: z.object({ host: z.string(), port: z.number() }), serial: z.string().nullable() });
const addresses = z.record(z.string(), address);
export type Address = z.infer<typeof address>;
const said = z.union([
  z.object({ ready: addresses }),
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), value: z.unknown() }),
]);

export interface SteeredWorld {
  readonly addresses: Readonly<Record<string, Address>>;
  readonly post: (route: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly get: (route: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export async function startWorld(options: Partial<WorldOptions>): Promise<SteeredWorld> {
  const child = fork(path.join(import.meta.dirname, 'world-process.ts'), [JSON.stringify(options)], { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<Readonly<Record<string, Address>>>();
  let orders = 0;
  child.on('message', (received) => {
    const message = said.parse(received);
    if ('ready' in message) return ready.resolve(message.ready);
    const order = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) order?.reject(new Error(message.error));
    else order?.resolve(message.value);
  });
  child.once('exit', () => {
    const gone = new Error('The simulated world ended');
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
  });
  const order = (method: 'get' | 'post', route: string, body?: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      orders += 1;
      waiting.set(orders, { resolve, reject });
      child.send({ id: orders, method, route, body });
    });
  return {
    addresses: await ready.promise,
    post: (route, body) => order('post', route, body),
    get: (route) => order('get', route),
    close: () => ended(child, () => child.disconnect()),
  };
}
