// The simulated QR scanner: a code held before it is read while the trigger is on, and told in the language of its make.

import { datalogic } from './scanner/datalogic.ts';
import { em3095 } from './scanner/em3095.ts';
import { hidMicroscan, hidPos, hidPosShifted } from './scanner/hid-pos.ts';
import { honeywell } from './scanner/honeywell.ts';
import { line } from './scanner/line.ts';
import { newland } from './scanner/newland.ts';
import type { CreateSpeech, SpeechOptions } from './scanner/speech.ts';
import { ssi } from './scanner/ssi.ts';
import { openWire, type Wire, type WireOptions, type WirePeer } from './wire.ts';

const languages = {
  line,
  newland,
  em3095,
  honeywell,
  ssi,
  datalogic,
  'hid-pos': hidPos,
  'hid-pos-shifted': hidPosShifted,
  'hid-microscan': hidMicroscan,
} satisfies Record<string, CreateSpeech>;

export type ScannerLanguage = keyof typeof languages;
export const scannerLanguages = Object.keys(languages) as readonly ScannerLanguage[];

export interface ScannerFaults {
  /** The trigger is refused. */
  readonly refuses: boolean;
  /** The trigger is obeyed without a word. */
  readonly quiet: boolean;
  /** Codes come so much later, in ms: after the Read that they belong to. */
  readonly lateMs: number;
  /** Every code is read twice. */
  readonly twice: boolean;
}

export interface SimulatedScanner {
  readonly wire: Wire;
  /** Holds a code before the window, as a phone is held: for five seconds, or until it is read. */
  readonly show: (code: Uint8Array, aim?: string) => void;
  readonly remove: () => void;
  readonly faults: (faults: Partial<ScannerFaults>) => void;
  readonly state: () => { readonly shown: string | null; readonly on: boolean } & ScannerFaults;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export interface ScannerDevice extends Partial<SpeechOptions> {
  readonly language?: ScannerLanguage;
  /** false: an engine without trigger, which sends whatever it sees. */
  readonly triggerRequired: boolean;
}

export type ScannerOptions = ScannerDevice & WireOptions;

const shownForMs = 5000;
const healthy: ScannerFaults = { refuses: false, quiet: false, lateMs: 0, twice: false };

export const openScanner = (options: ScannerOptions): Promise<SimulatedScanner> =>
  openScannerOn((peer) => openWire(options, peer), options);

/** The same on any other wire, hidraw for one. */
export async function openScannerOn(open: (peer: WirePeer) => Promise<Wire>, device: ScannerDevice): Promise<SimulatedScanner> {
  let on = false;
  let shown: { readonly code: Buffer; readonly aim: string } | null = null;
  let hide: NodeJS.Timeout | undefined;
  let faults = healthy;

  const speech = languages[device.language ?? 'newland'](
    {
      say: (bytes) => wire.send(bytes),
      trigger(pulled) {
        if (faults.refuses && pulled) return false;
        on = pulled;
        // After the answer to the trigger, as an engine needs its time to see.
        queueMicrotask(look);
        return faults.quiet ? 'quiet' : true;
      },
    },
    { terminator: device.terminator ?? '\r', aimIdentifier: device.aimIdentifier ?? false },
  );

  const wire: Wire = await open({
    received: speech.received,
    lost() {
      on = false;
      speech.lost();
    },
  });

  function look(): void {
    if (!shown || (device.triggerRequired && !on) || !wire.state().connected) return;
    const { code, aim } = shown;
    // The engine turns itself off after a read.
    on = false;
    remove();
    for (let time = 0; time < (faults.twice ? 2 : 1); time += 1) {
      if (faults.lateMs > 0) setTimeout(() => speech.sendCode(code, aim), faults.lateMs);
      else speech.sendCode(code, aim);
    }
  }

  function remove(): void {
    clearTimeout(hide);
    shown = null;
  }

  return {
    wire,
    show(code, aim = ']Q1') {
      remove();
      shown = { code: Buffer.from(code), aim };
      hide = setTimeout(remove, shownForMs);
      look();
    },
    remove,
    faults(next) {
      faults = { ...faults, ...next };
    },
    state: () => ({ shown: shown ? masked(shown.code) : null, on, ...faults }),
    reset() {
      remove();
      faults = healthy;
      wire.heal();
    },
    async close() {
      remove();
      speech.lost();
      await wire.close();
    },
  };
}

function masked(code: Buffer): string {
  const text = code.toString('utf8');
  return text.length > 12 ? `${text.slice(0, 3)}…${text.slice(-4)}` : text;
}
