// Barcode scanner: on only while a Read is active, and every code it sends outside one is dropped.

import { createHmac, randomBytes } from 'node:crypto';
import { readBarcodeCommand } from '../../contract/device/payloads.ts';
import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import type { Clock } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, endCode } from '../driver.ts';
import { endReason } from '../queue.ts';
import type { ScannedCode } from './code.ts';
import { languageOf } from './languages.ts';
import { openSession, type Scan, type ScannerSession } from './session.ts';

const ended = (why: Parameters<typeof endCode>[0]): Completion => ({ code: endCode(why), payload: { readOutput: [] }, error: null });
const broken = (code: 'hardwareError' | 'deviceNotReady', error: string): Completion => ({ code, payload: { readOutput: [] }, error });
const invalid: Completion = {
  code: 'commandErrorCode',
  payload: { readOutput: [], errorCode: 'barcodeInvalid' },
  error: 'barcodeInvalid',
};

export function scannerDriver(profile: ScannerProfile, clock: Clock): Driver<ScannerSession> {
  const language = languageOf(profile);
  const { trigger, life } = language;
  const key = randomBytes(32);
  let scanner: 'on' | 'off' | 'unknown' = 'unknown';
  let trouble: 'none' | 'refusesTrigger' | 'contradictsProfile' = 'none';
  let model: string | null = null;
  /** What was read last, as a keyed digest that dies with the process, and when it was last seen. */
  let last: { readonly digest: string; readonly seenAt: number } | null = null;

  /** A phone that stays before an engine that is always on is read again and again: that is one code. */
  const isSeenAgain = (code: ScannedCode): boolean => {
    if (profile.sameCodeMs === 0) return false;
    const digest = createHmac('sha256', key).update(code.bytes).digest('base64');
    const isAgain = last?.digest === digest && clock.now() - last.seenAt < profile.sameCodeMs;
    last = { digest, seenAt: clock.now() };
    return isAgain;
  };

  /** null: the Read goes on. */
  const completionOf = (session: ScannerSession, scan: Scan): Completion | null => {
    switch (scan.kind) {
      case 'code':
        return isSeenAgain(scan.code) ? null : scanned(scan.code);
      case 'invalid':
        return invalid;
      case 'refused':
        trouble = 'refusesTrigger';
        session.tell.statusChanged();
        return broken('hardwareError', 'trigger refused');
      case 'foreign':
        return broken('deviceNotReady', 'profile contradicted');
    }
  };

  /** The completion of a Read; null: nothing to tell was scanned before the trigger must be given again. */
  const round = async (session: ScannerSession, signal: AbortSignal): Promise<Completion | null> => {
    if (signal.aborted) return ended(endReason(signal));
    if (trigger && !(await session.turnOn())) return ended(signal.aborted ? endReason(signal) : 'linkLost');
    const everyMs = trigger?.everyMs ?? null;
    const asked = trigger && life?.whileReading ? life : null;
    let scan = await session.scans.take(asked?.answerMs ?? everyMs, signal);
    if (!scan.ok && scan.fault === 'elapsed' && asked) {
      // Many an engine takes the trigger without a word: it is silence to a question that counts.
      if (!session.heard) await session.checkLife(signal);
      scan = await session.scans.take(everyMs, signal);
    }
    if (scan.ok) return completionOf(session, scan.value);
    return scan.fault === 'aborted' ? ended(endReason(signal)) : null;
  };

  const read = async (session: ScannerSession, _payload: unknown, { signal }: CommandContext): Promise<Completion> => {
    if (trouble === 'contradictsProfile') return broken('deviceNotReady', 'profile contradicted');
    // It refused once; whether it still does is what this Read will show.
    trouble = 'none';
    scanner = 'on';
    session.tell.statusChanged();
    try {
      await session.begin();
      for (;;) {
        const completion = await round(session, signal);
        if (completion) return completion;
      }
    } finally {
      scanner = 'off';
      // Not waited for: the code is on its way to the screen while these bytes take their time on the wire, in their order.
      session.end();
    }
  };

  const handshake = async (session: ScannerSession, signal: AbortSignal): Promise<boolean> => {
    if (!(await session.enterMode())) return false;
    if (!(await session.isAlive(signal))) return false;
    // A Read of a process that died may have left it on.
    await session.turnOff();
    const identity = await session.identify(signal);
    const expected = language.identify?.mustContain ?? null;
    if (identity !== null && expected !== null && !identity.includes(expected)) trouble = 'contradictsProfile';
    model = identity === null ? null : speakable(identity);
    scanner = 'off';
    return true;
  };

  const idle = async (session: ScannerSession, signal: AbortSignal): Promise<void> => {
    await session.checkLife(signal);
    if (trouble === 'refusesTrigger' && (await session.obeysTrigger(signal))) trouble = 'none';
  };

  return {
    device: 'scanner',
    commands: { 'BarcodeReader.Read': command(readBarcodeCommand, read, ended) },
    open: (link, tell) => {
      trouble = 'none';
      model = null;
      const contradicted = (): void => {
        trouble = 'contradictsProfile';
        tell.statusChanged();
      };
      return openSession({ language, profile, clock, link, tell, contradicted });
    },
    handshake,
    idle,
    idleEvery: () => life?.everyMs ?? null,
    condition: () => (trouble === 'none' ? 'online' : 'hardwareError'),
    problem: () => (trouble === 'contradictsProfile' ? 'profileContradicted' : null),
    status: () => ({ barcodeReader: { scanner: trouble === 'none' ? scanner : 'inoperative' } }),
    capabilities: () => ({ driver: `scanner-${profile.language}`, model, firmware: null }),
  };
}

function scanned({ bytes, symbology, symbologyName }: ScannedCode): Completion {
  const barcodeData = Buffer.from(bytes).toString('base64');
  return { code: 'success', payload: { readOutput: [{ symbology, barcodeData, symbologyName }] }, error: null };
}

/** A code that came in the place of the answer must not become a name: nothing with long rows of digits is one. */
function speakable(identity: string): string | null {
  return /^[\x20-\x7e]{1,80}$/.test(identity) && !/\d{8}|[\dA-F]{16}/.test(identity) ? identity : null;
}
