// The configuration that `npm start`, the demo and the tests write: this terminal, the simulators' addresses.

import type { z } from 'zod';
import type { wireSchema } from './profiles/wiring.ts';

/** Where the simulators listen, as they say it in their line of JSON. */
export interface SimulatorAddresses {
  readonly scanner: SimulatedDevice;
  readonly idCardReader: SimulatedDevice;
  readonly receiptPrinter: SimulatedDevice;
  /** null or left out: this world has none. */
  readonly ticketDispenser?: SimulatedDevice | null;
  readonly platform: string;
}

interface SimulatedDevice {
  readonly tcp: { readonly host: string; readonly port: number };
  /** A pseudo-terminal, where there is one. */
  readonly serial: string | null;
}

/** Uses the pseudo-terminals where there are some, so that the genuine serialport is in the way; else TCP. */
export function developmentConfiguration(simulators: SimulatorAddresses): Record<string, unknown> {
  const device = (profile: string, at: SimulatedDevice) => ({ profile, wire: wireTo(at) });
  return {
    version: 1,
    devices: {
      scanner: device('scanner-line-newland', simulators.scanner),
      idCardReader: device('id-card-reader-sam-v', simulators.idCardReader),
      receiptPrinter: device('receipt-printer-escpos-80mm', simulators.receiptPrinter),
      ticketDispenser: simulators.ticketDispenser ? device('ticket-dispenser-vkp80iii', simulators.ticketDispenser) : null,
    },
    platform: { baseUrl: simulators.platform },
  };
}

const wireTo = (device: SimulatedDevice): z.input<typeof wireSchema> =>
  device.serial === null
    ? { kind: 'tcp', host: device.tcp.host, port: device.tcp.port }
    : { kind: 'serial', path: device.serial, baudRate: 115_200 };
