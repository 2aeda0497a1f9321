// Keeps scanner and card reader waiting for the next citizen while the session listens, and turns what they read into plain facts.

import {
  type DeviceStatus,
  readBarcodeResult,
  type IdCardError,
  type IdentityCard,
  readIdCardResult,
} from '../../../contract/device/payloads.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import { type Private, privately } from '../../../contract/private.ts';
import type { Completion, DeviceRequests } from './requests.ts';

export interface ReadersOptions {
  readonly requests: DeviceRequests;
  readonly onCode: (code: Private) => void;
  readonly onCodeRefused: (fault: FaultCode) => void;
  readonly onCard: (card: IdentityCard) => void;
  readonly onCardRefused: (fault: FaultCode) => void;
  /** Runs `act` after a while; returns the way to call it off. */
  readonly later: (ms: number, act: () => void) => () => void;
}

export interface Readers {
  readonly listen: (on: boolean) => void;
  /** A device that comes on line while the session listens is asked at once. */
  readonly statusChanged: (device: 'scanner' | 'idCardReader', status: DeviceStatus) => void;
}

/** A card that cannot be read still lies there: the next attempt leaves time to read the hint and to move it. */
const pauseAfterCardMs = 2500;
const pauseAfterFailureMs = 1000;

export function createReaders(options: ReadersOptions): Readers {
  const scanner = createReader(options, 'scanner', 'BarcodeReader.Read', { symbologies: ['qrCode'] }, (completion) =>
    scanned(completion, options),
  );
  const idCardReader = createReader(options, 'idCardReader', 'Kiosk.ReadIdCard', {}, (completion) => read(completion, options));
  return {
    listen(on) {
      scanner.listen(on);
      idCardReader.listen(on);
    },
    statusChanged: (device, status) => (device === 'scanner' ? scanner : idCardReader).statusChanged(status),
  };
}

/** @returns how long to wait before the next request; null: at once. */
type Take = (completion: Completion) => number | null;

function createReader(
  { requests, later }: ReadersOptions,
  device: 'scanner' | 'idCardReader',
  name: string,
  payload: Record<string, unknown>,
  take: Take,
) {
  let listening = false;
  let ready = false;
  let active: number | null = null;
  /** What was read is being told; the session may ask to listen again before the pause has begun. */
  let telling = false;
  let callOff: (() => void) | null = null;

  function start(): void {
    if (!listening || !ready || telling || active !== null || callOff !== null) return;
    active = requests.start({ device, name, payload, timeoutMs: 0 }, (completion) => {
      active = null;
      telling = true;
      const pause = listening ? take(completion) : null;
      telling = false;
      if (pause === null || !listening) return start();
      callOff = later(pause, () => {
        callOff = null;
        start();
      });
    });
  }

  return {
    listen(on: boolean) {
      listening = on;
      if (on) return start();
      callOff?.();
      callOff = null;
      if (active !== null)
        requests.start({ device, name: 'Common.Cancel', payload: { requestIds: [active] }, timeoutMs: 2000 }, () => undefined);
    },
    statusChanged(status: DeviceStatus) {
      ready = status.common.device === 'online' || status.common.device === 'deviceBusy';
      start();
    },
  };
}

function scanned({ code, payload }: Completion, { onCode, onCodeRefused }: ReadersOptions): number | null {
  const result = readBarcodeResult.safeParse(payload);
  const output = result.success ? result.data.readOutput[0] : undefined;
  if (code === 'success' && output) {
    onCode(privately(Buffer.from(output.barcodeData, 'base64').toString('utf8')));
    return null;
  }
  if (result.success && result.data.errorCode === 'barcodeInvalid') {
    onCodeRefused('code.unreadable');
    return null;
  }
  return code === 'canceled' ? null : pauseAfterFailureMs;
}

function read({ code, payload }: Completion, { onCard, onCardRefused }: ReadersOptions): number | null {
  const result = readIdCardResult.safeParse(payload);
  if (code === 'success' && result.success && result.data.card) {
    onCard(result.data.card);
    return null;
  }
  if (result.success && result.data.errorCode) {
    onCardRefused(faultOfCard[result.data.errorCode]);
    return pauseAfterCardMs;
  }
  return code === 'canceled' ? null : pauseAfterFailureMs;
}

const faultOfCard: Readonly<Record<IdCardError, FaultCode>> = {
  cardMoved: 'card.moved',
  cardNotSelected: 'card.unreadable',
  cardMissing: 'card.missing',
  cardRefusedReader: 'card.turnOver',
  cardSuspect: 'card.notVerified',
  cardDamaged: 'card.damaged',
  cardEmpty: 'card.damaged',
  cardUnsupported: 'card.unsupported',
  cardImplausible: 'card.implausible',
  samSelfTest: 'reader.unavailable',
  samUnauthorised: 'reader.unauthorised',
  samFailure: 'reader.unavailable',
  linkFailure: 'reader.unavailable',
};
