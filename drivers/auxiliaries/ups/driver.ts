// Uninterruptible power supply (Megatec): tells whether the kiosk runs on mains or battery, and how much of the battery is left.

import type { DeviceStatus } from '../../../contract/device/payloads.ts';
import type { UpsProfile } from '../../../kiosk-config/profiles/auxiliaries/ups/schema.ts';
import type { Clock } from '../../clock.ts';
import type { Driver, Receiver } from '../../driver.ts';
import { Exchange } from '../../exchange.ts';
import type { Connection } from '../../wire/wire.ts';
import { insist } from '../insist.ts';
import { inquiry, MegatecDecoder, type UpsLine, type UpsStatus } from './protocol.ts';

type Supply = NonNullable<DeviceStatus['ups']>;
type UpsAnswer = Exclude<UpsLine, { readonly kind: 'unintelligible' }>;

interface UpsSession extends Receiver {
  readonly link: Connection;
  readonly exchange: Exchange<UpsAnswer>;
  readonly decoder: MegatecDecoder;
}

const unknown: Supply = { supply: 'unknown', battery: 'unknown', percent: null };

/** A voltage wavers: the estimate moves only by as much as this. */
const percentStep = 5;

export function upsDriver(profile: UpsProfile, clock: Clock): Driver<UpsSession> {
  let supply = unknown;
  let failed = false;
  let model: string | null = null;
  let firmware: string | null = null;

  const percentOf = ({ batteryVolts }: UpsStatus): number | null => {
    if (!profile.battery) return null;
    const { emptyVolts, fullVolts } = profile.battery;
    const share = (batteryVolts - emptyVolts) / (fullVolts - emptyVolts);
    const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
    return supply.percent !== null && Math.abs(percent - supply.percent) < percentStep ? supply.percent : percent;
  };

  const look = async ({ exchange, link, decoder }: UpsSession, signal: AbortSignal): Promise<boolean> => {
    const isAnswered = (line: UpsAnswer): line is UpsStatus => line.kind === 'status';
    const question = { bytes: inquiry.status, isAnswered, prepare: () => decoder.reset() };
    const status = await insist(exchange, link, question, profile, signal);
    if (!status) return false;
    failed = status.failed;
    supply = {
      supply: status.utilityFailed ? 'battery' : 'mains',
      battery: status.batteryLow ? 'low' : 'good',
      percent: percentOf(status),
    };
    return true;
  };

  const identify = async ({ exchange, decoder }: UpsSession, signal: AbortSignal): Promise<void> => {
    const answer = await exchange.ask(inquiry.information, profile, signal, () => decoder.reset());
    if (answer.ok && answer.value.kind === 'information') ({ model, firmware } = answer.value);
  };

  return {
    device: 'ups',
    commands: {},
    open: (link, tell) => {
      const decoder = new MegatecDecoder();
      const exchange = new Exchange<UpsAnswer>(link, clock);
      const receive = (bytes: Uint8Array): void => {
        exchange.heard();
        for (const line of decoder.push(bytes)) {
          exchange.deliver(line.kind === 'unintelligible' ? 'garbled' : line);
          if (line.kind === 'unintelligible') tell.garbage(1);
        }
      };
      return { link, exchange, decoder, receive };
    },
    handshake: async (session, signal) => {
      // A UPS that nobody hears may be running on its last battery.
      const forget = (): void => {
        supply = unknown;
      };
      signal.addEventListener('abort', forget, { once: true });
      if (!(await look(session, signal))) return false;
      if (profile.identifies) await identify(session, signal);
      return true;
    },
    idle: async (session, signal) => {
      await look(session, signal);
    },
    idleEvery: () => profile.pollMs,
    condition: () => (failed ? 'hardwareError' : 'online'),
    status: () => ({ ups: supply }),
    capabilities: () => ({ driver: 'megatec', model, firmware }),
  };
}
