// The simulated world of one rig in a process of its own: takes orders over the channel, and dies with it.

import { z } from 'zod';
import { getRoutes, postRoutes } from '../../simulators/panel/routes.ts';
import { devicesOf, openWorld, usualWorld, type WorldOptions } from '../../simulators/world.ts';

import { watchStall } from './stall.ts';

const order = z.object({
  id: z.number(),
  method: z.enum(['get', 'post']),
  route: z.string(),
  body: z.record(z.string(), z.unknown()).optional(),
});

const options: Partial<WorldOptions> = JSON.parse(process.argv[2] ?? '{}');
// Ten times the speed of real ones, as the deadlines are a tenth.
const world = await openWorld({ ...usualWorld, paperSpeed: 1500, dispenserSecondMs: 100, ...options });

const stall = watchStall();
process.on('disconnect', () => process.exit(0));
process.on('message', (received) => {
  const { id, method, route, body } = order.parse(received);
  try {
    if (route === 'stall') return void process.send?.({ id, value: stall.taken() });
    const post = method === 'post' ? postRoutes[route] : undefined;
    const tell = method === 'get' ? getRoutes[route] : undefined;
    if (!post && !tell) throw new Error(`There is no ${route}`);
    process.send?.({ id, value: post ? post(world, body) : tell?.(world, new URLSearchParams()) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
process.send?.({
  ready: Object.fromEntries(
    Object.entries(devicesOf(world)).map(
      ([
        device,
        {
          wire: { tcp, serial },
        },
      ]) => [device, { tcp, serial }],
    ),
  ),
});
