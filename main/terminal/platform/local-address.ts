// Where this terminal stands in its network, as a platform wants to know it when the terminal signs in.

import type { networkInterfaces } from 'node:os';
import type { TerminalAddress } from './options.ts';

/** The first IPv4 address that others can see; the platform's field has no room for IPv6. */
export function localAddress(interfaces: ReturnType<typeof networkInterfaces>): TerminalAddress {
  const addresses = Object.values(interfaces).flatMap((list) => list ?? []);
  const seen = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return { mac: seen?.mac ?? '00:00:00:00:00:00', ip: seen?.address ?? '127.0.0.1' };
}
