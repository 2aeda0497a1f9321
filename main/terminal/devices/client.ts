// The terminal's picture of its devices: statuses, readers, the card that may lie there, the printer.

import type { PrintDocument } from '../../../contract/device/document.ts';
import type { KeypadKey } from '../../../contract/device/keypad.ts';
import type { DeviceCommand, DeviceId, DeviceReport } from '../../../contract/device/message.ts';
import { deviceIds } from '../../../contract/device/message.ts';
import type { Outcome } from '../../../contract/device/outcome.ts';
import {
  type DeviceStatus,
  deviceStatus,
  type IdentityCard,
  keyPressedEvent,
  mediaAutoRetractedEvent,
  type MediaState,
  printDocumentResult,
  testMediaResult,
} from '../../../contract/device/payloads.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import { type Log, ownIdText } from '../../../contract/log/log.ts';
import type { Private } from '../../../contract/private.ts';
import type { TicketLeft } from '../session/types.ts';
import { type DeviceStatuses, noStatuses } from './equipment.ts';
import { createReaders } from './readers.ts';
import { type Completion, createDeviceRequests } from './requests.ts';

export interface DevicesOptions {
  readonly lastRequestId: number;
  readonly send: (command: DeviceCommand) => void;
  readonly later: (ms: number, act: () => void) => () => void;
  readonly onStatuses: (statuses: DeviceStatuses) => void;
  readonly onCode: (code: Private) => void;
  readonly onCodeRefused: (fault: FaultCode) => void;
  readonly onCardInserted: () => void;
  readonly onCard: (card: IdentityCard) => void;
  readonly onCardRefused: (fault: FaultCode) => void;
  readonly onCardRemoved: () => void;
  readonly onKey: (key: KeypadKey) => void;
  readonly onTicket: (what: 'presented' | TicketLeft) => void;
  readonly log: Log;
}

export interface Devices {
  readonly receive: (report: DeviceReport) => void;
  readonly driversUp: () => void;
  readonly driversDown: () => void;
  readonly listen: (on: boolean) => void;
  /** `unknown` also when the reader is away. */
  readonly testCard: (onTested: (media: MediaState) => void) => void;
  readonly print: (on: 'receiptPrinter' | 'ticketDispenser', document: PrintDocument, onOutcome: (outcome: Outcome) => void) => void;
}

const statusDeadlineMs = 5000;
const testDeadlineMs = 4000;
const printDeadlineMs = 60_000;

export function createDevices(options: DevicesOptions): Devices {
  let statuses = noStatuses;
  const requests = createDeviceRequests({ ...options, onEvent });
  const readers = createReaders({ ...options, requests });

  function onEvent(device: DeviceId, name: string, payload: Readonly<Record<string, unknown>>): void {
    if (name === 'Common.StatusChangedEvent') takeStatus(device, payload);
    if (name === 'CardReader.MediaInsertedEvent') options.onCardInserted();
    if (name === 'CardReader.MediaRemovedEvent') options.onCardRemoved();
    if (device === 'ticketDispenser') onTicketEvent(name, payload);
    if (device === 'keypad' && name === 'Kiosk.KeyPressedEvent') onKeyEvent(payload);
  }

  function onKeyEvent(payload: unknown): void {
    const read = keyPressedEvent.safeParse(payload);
    if (!read.success) return options.log('device.reportRefused', { why: 'shape' });
    options.onKey(read.data.key);
  }

  function onTicketEvent(name: string, payload: unknown): void {
    if (name === 'Printer.MediaPresentedEvent') options.onTicket('presented');
    if (name === 'Printer.MediaTakenEvent') options.onTicket('taken');
    if (name === 'Kiosk.MediaAssumedTakenEvent') options.onTicket('assumed');
    if (name === 'Kiosk.MediaGoneEvent') options.onTicket('gone');
    if (name !== 'Printer.MediaAutoRetractedEvent') return;
    const read = mediaAutoRetractedEvent.safeParse(payload);
    options.onTicket(read.success && read.data.result === 'transport' ? 'retracted' : 'stuck');
  }

  function takeStatus(device: DeviceId, payload: unknown): void {
    const read = deviceStatus.safeParse(payload);
    if (!read.success) return options.log('device.reportRefused', { why: 'shape' });
    const status = read.data;
    const before = statuses[device];
    if (JSON.stringify(before) === JSON.stringify(status)) return;
    if (before.common.device !== status.common.device || before.printer?.paper !== status.printer?.paper) {
      options.log('device.status', { device, condition: ownIdText(status.common.device), detail: ownIdText(status.printer?.paper ?? '') });
    }
    statuses = { ...statuses, [device]: status };
    // While nobody saw it the exit became empty: the driver, perhaps of an earlier life, had no more to tell.
    if (device === 'ticketDispenser' && exitIsUnseen(before) && exitIsEmpty(status)) options.onTicket('gone');
    options.onStatuses(statuses);
    if (device === 'scanner' || device === 'idCardReader') readers.statusChanged(device, status);
  }

  return {
    receive: requests.receive,
    driversUp() {
      for (const device of deviceIds) {
        // What an earlier life of the terminal asked for is still being waited for: nobody would hear the answer.
        requests.start({ device, name: 'Common.Cancel', payload: { requestIds: [] }, timeoutMs: statusDeadlineMs }, () => undefined);
        requests.start({ device, name: 'Common.Status', payload: {}, timeoutMs: statusDeadlineMs }, ({ code, payload }) => {
          if (code === 'success') takeStatus(device, payload);
        });
      }
    },
    driversDown() {
      requests.driversLost();
      for (const device of deviceIds) takeStatus(device, { common: { device: 'offline' } });
    },
    listen: readers.listen,
    testCard: (onTested) =>
      void requests.start(
        { device: 'idCardReader', name: 'Kiosk.TestMedia', payload: {}, timeoutMs: testDeadlineMs },
        ({ code, payload }) => {
          const result = testMediaResult.safeParse(payload);
          onTested(code === 'success' && result.success ? result.data.media : 'unknown');
        },
      ),
    print: (device, document, onOutcome) =>
      void requests.start(
        { device, name: 'Kiosk.PrintDocument', payload: { document }, timeoutMs: printDeadlineMs },
        ({ code, payload }) => {
          const result = printDocumentResult.safeParse(payload);
          if (result.success) return onOutcome(result.data.outcome);
          // Refused before anything was sent, or nobody knows.
          onOutcome(neverBegun.has(code) ? { kind: 'notDone', fault: 'offline' } : { kind: 'unknown', fault: 'linkLost' });
        },
      ),
  };
}

const exitIsUnseen = ({ printer }: DeviceStatus): boolean => printer?.media === undefined || printer.media === 'unknown';
const exitIsEmpty = ({ printer }: DeviceStatus): boolean => printer?.media === 'notPresent' || printer?.media === 'retracted';

/** Ends of a print command that say that no byte has gone to the printer. */
const neverBegun: ReadonlySet<Completion['code']> = new Set(['deviceNotReady', 'invalidData', 'invalidCommand', 'unsupportedCommand']);
