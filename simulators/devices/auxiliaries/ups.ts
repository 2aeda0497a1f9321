// The simulated UPS: answers the Megatec inquiries Q1 (status) and I (what it is), and echoes what it does not know.

import { openWire, type Wire, type WireOptions } from '../wire.ts';

export const upsFaults = ['none', 'silent', 'failed', 'nonsense'] as const;
export type UpsFault = (typeof upsFaults)[number];

export interface SimulatedUps {
  readonly wire: Wire;
  readonly mains: (present: boolean) => void;
  /** Volts of a 12 V battery, of which 13.6 are full; below 10.9 it tells that the battery is low. */
  readonly battery: (volts: number) => void;
  readonly fault: (fault: UpsFault) => void;
  readonly state: () => { readonly mains: boolean; readonly volts: number; readonly fault: UpsFault };
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const fullVolts = 13.6;
const lowVolts = 10.9;
const longestInquiry = 32;
const information = `#${'INVENTED'.padEnd(15)} ${'SIM-1000'.padEnd(10)} ${'V1.02'.padEnd(10)}\r`;

export async function openUps(options: WireOptions): Promise<SimulatedUps> {
  let pending = '';
  let mains = true;
  let volts = fullVolts;
  let fault: UpsFault = 'none';

  const wire = await openWire(options, {
    received(bytes) {
      const lines = (pending + bytes.toString('latin1')).split('\r');
      pending = (lines.pop() ?? '').slice(-longestInquiry);
      for (const line of lines) answer(line.slice(-longestInquiry));
    },
    lost() {
      pending = '';
    },
  });

  function answer(inquiry: string): void {
    if (fault === 'silent') return;
    if (fault === 'nonsense') return wire.send(Buffer.from('(---.- ---.- garbage\r'));
    if (inquiry === 'Q1') return wire.send(Buffer.from(status(), 'latin1'));
    // What it cannot handle it sends back as it came.
    wire.send(Buffer.from(inquiry === 'I' ? information : `${inquiry}\r`, 'latin1'));
  }

  function status(): string {
    const bit = (is: boolean): string => (is ? '1' : '0');
    const input = mains ? '221.4' : '000.0';
    const battery = volts.toFixed(1).padStart(4, '0');
    // Utility fail, battery low, bypass, failed, standby type, test, shutdown, beeper.
    const flags = [!mains, volts < lowVolts, false, fault === 'failed', true, false, false, !mains].map(bit).join('');
    return `(${input} 221.4 220.3 012 49.9 ${battery} 25.0 ${flags}\r`;
  }

  return {
    wire,
    mains(present) {
      mains = present;
    },
    battery(next) {
      volts = next;
    },
    fault(next) {
      fault = next;
    },
    state: () => ({ mains, volts, fault }),
    reset() {
      mains = true;
      volts = fullVolts;
      fault = 'none';
      wire.heal();
    },
    close: () => wire.close(),
  };
}
