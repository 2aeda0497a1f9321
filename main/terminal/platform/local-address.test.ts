// The address that 9001 tells: one that others see, and always one that fits its field.

import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { localAddress } from './local-address.ts';

const loopback = {
  address: '127.0.0.1',
  netmask: '255.0.0.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal: true,
  cidr: null,
} as const;
const wired = { ...loopback, address: '192.0.2.7', mac: '02:00:00:00:00:01', internal: false } as const;

it('is that of the first interface that others see', () => {
  expect(localAddress({ lo: [loopback], eth0: [wired] })).toEqual({ mac: '02:00:00:00:00:01', ip: '192.0.2.7' });
});

it('is the loopback where there is no other', () => {
  expect(localAddress({ lo: [loopback] })).toEqual({ mac: '00:00:00:00:00:00', ip: '127.0.0.1' });
  expect(localAddress({})).toEqual({ mac: '00:00:00:00:00:00', ip: '127.0.0.1' });
});

it('fits, whatever this machine has', () => {
  const { mac, ip } = localAddress(networkInterfaces());
  expect([mac.length <= 20, ip.length <= 20]).toEqual([true, true]);
});
