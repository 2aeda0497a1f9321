// Barcode scanner with line output: on only while a Read is active, and every code it sends outside one is dropped.

import { readBarcodeCommand } from '../../contract/device/payloads.ts';
import type { Result } from '../../contract/result.ts';
import type { ScannerProfile } from '../../kiosk-config/profiles/scanner-schema.ts';
import type { Clock } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, endCode, type Receiver, type Tell } from '../driver.ts';
import { type AskFault, Exchange } from '../exchange.ts';
import { Mailbox } from '../mailbox.ts';
import { endReason } from '../queue.ts';
import type { Connection } from '../wire/wire.ts';
import { newland, ScannerDecoder, type ScannerEvent } from './protocol.ts';

/** What ends a Read. */
type Scan = Exclude<ScannerEvent, { readonly kind: 'alive' | 'accepted' }>;

interface ScannerSession extends Receiver {
  readonly link: Connection;
  readonly decoder: ScannerDecoder;
  readonly life: Exchange<'alive'>;
  readonly scans: Mailbox<Scan>;
  readonly tell: Tell;
  /** Something has come from the engine since the trigger was last given. */
  heard: boolean;
  reading: boolean;
}

const ended = (why: Parameters<typeof endCode>[0]): Completion => ({ code: endCode(why), payload: { readOutput: [] }, error: null });

export function scannerDriver(profile: ScannerProfile, clock: Clock): Driver<ScannerSession> {
  const triggered = profile.commands === 'newland';
  let scanner: 'on' | 'off' | 'unknown' = 'unknown';

  const open = (link: Connection, tell: Tell): ScannerSession => {
    const decoder = new ScannerDecoder({ replies: triggered });
    const life = new Exchange<'alive'>(link, clock);
    const scans = new Mailbox<Scan>(clock);
    let stopGap = (): void => undefined;
    const sort = (event: ScannerEvent): void => {
      if (event.kind === 'invalid') tell.garbage(event.bytes);
      if (event.kind === 'alive') life.deliver('alive');
      else if (event.kind !== 'accepted' && session.reading) scans.put(event);
    };
    const session: ScannerSession = {
      link,
      decoder,
      life,
      scans,
      tell,
      heard: false,
      reading: false,
      receive: (bytes) => {
        session.heard = true;
        life.heard();
        decoder.push(bytes).forEach(sort);
        stopGap();
        stopGap = clock.after(profile.idleGapMs, () => decoder.flush().forEach(sort));
      },
    };
    return session;
  };

  const ask = (session: ScannerSession, signal: AbortSignal): Promise<Result<'alive', AskFault>> =>
    session.life.ask(newland.areYouThere, profile, signal, () => session.decoder.expectLife());

  /** Any byte at all proves that somebody is there; without one the link is closed. */
  const checkLife = async (session: ScannerSession, signal: AbortSignal): Promise<void> => {
    const answer = await ask(session, signal);
    if (!answer.ok && answer.fault === 'silent') session.link.close('silent');
  };

  /** The completion of a Read; null: nothing was scanned before the trigger must be given again. */
  const round = async (session: ScannerSession, signal: AbortSignal): Promise<Completion | null> => {
    if (triggered) {
      session.heard = false;
      if (!(await session.link.write(newland.triggerOn, profile.writeMs)).ok) return ended(signal.aborted ? endReason(signal) : 'linkLost');
    }
    const early = await session.scans.take(triggered ? profile.answerMs : null, signal);
    if (early.ok) return scanned(early.value);
    if (early.fault === 'aborted') return ended(endReason(signal));
    if (!session.heard) await checkLife(session, signal);
    const scan = await session.scans.take(profile.triggerEveryMs, signal);
    if (scan.ok) return scanned(scan.value);
    return scan.fault === 'aborted' ? ended(endReason(signal)) : null;
  };

  const read = async (session: ScannerSession, _payload: unknown, { signal }: CommandContext): Promise<Completion> => {
    session.decoder.discard();
    session.scans.clear();
    session.reading = true;
    scanner = 'on';
    session.tell.statusChanged();
    try {
      for (;;) {
        const completion = await round(session, signal);
        if (completion) return completion;
      }
    } finally {
      session.reading = false;
      scanner = 'off';
      // Not waited for: the code is on its way to the screen while these bytes take their time on the wire, in their order.
      if (triggered) void session.link.write(newland.triggerOff, profile.writeMs);
    }
  };

  return {
    device: 'scanner',
    commands: { 'BarcodeReader.Read': command(readBarcodeCommand, read, ended) },
    open,
    handshake: async (session, signal) => {
      if (triggered) {
        if (!(await ask(session, signal)).ok) return false;
        // A Read of a process that died may have left it on.
        await session.link.write(newland.triggerOff, profile.writeMs);
      }
      scanner = 'off';
      return true;
    },
    idle: checkLife,
    idleEvery: () => (triggered ? profile.idleCheckMs : null),
    condition: () => 'online',
    status: () => ({ barcodeReader: { scanner } }),
    capabilities: () => ({ driver: 'scanner-line', model: null }),
  };
}

function scanned(scan: Scan): Completion {
  if (scan.kind === 'refused') return { code: 'hardwareError', payload: { readOutput: [] }, error: 'trigger refused' };
  if (scan.kind === 'invalid')
    return { code: 'commandErrorCode', payload: { readOutput: [], errorCode: 'barcodeInvalid' }, error: 'barcodeInvalid' };
  const barcodeData = Buffer.from(scan.bytes).toString('base64');
  return { code: 'success', payload: { readOutput: [{ symbology: 'symbologyUnknown', barcodeData, symbologyName: '' }] }, error: null };
}
