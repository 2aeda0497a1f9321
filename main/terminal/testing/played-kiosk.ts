// A whole terminal for tests in virtual time: real session and real journal; devices, platform and page are played at their borders.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import type { DeviceCommand, DeviceId, DeviceReport } from '../../../contract/device/message.ts';
import type { DeviceStatus } from '../../../contract/device/payloads.ts';
import type { Meaning } from '../../../contract/intent.ts';
import { privately } from '../../../contract/private.ts';
import { succeed } from '../../../contract/result.ts';
import { type View, view as viewSchema } from '../../../contract/view.ts';
import { regions } from '../../../kiosk-config/regions/regions.ts';
import { kioskConfiguration } from '../../../kiosk-config/schema.ts';
import { services } from '../../../kiosk-config/services/catalogue.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import type { InsuredPerson, SignedIn } from '../platform/types.ts';
import { openJournal } from '../store/journal.ts';
import { createWallClock } from '../wall-clock.ts';

const name = privately('测试甲');
const number = privately('660101194912310020');
const person: InsuredPerson = {
  name,
  number,
  personNumber: privately('66010000000001'),
  insurances: [
    {
      type: 'employeeBasic',
      status: 'insured',
      placeCode: '660100',
      placeName: null,
      balance: privately(328_650),
      since: null,
      employer: null,
    },
  ],
  answeredAt: '2026-06-18 09:26',
};
const signedIn: SignedIn = { identity: { way: 'eVoucher', token: privately('t'), name, number, insuredPlace: '660100' }, person };

export interface PlayedKiosk {
  readonly kiosk: Kiosk;
  readonly view: () => View;
  readonly screen: () => View['screen']['kind'];
  readonly tap: (meaning: Meaning) => void;
  readonly busy: (what: 'speech' | 'camera' | 'signature', on: boolean) => void;
  readonly status: (device: DeviceId, more: Omit<DeviceStatus, 'common'>, condition?: DeviceStatus['common']['device']) => void;
  readonly unsolicited: (device: DeviceId, event: string, payload?: Record<string, unknown>) => void;
  /** Ends the last command of that name with success. */
  readonly complete: (device: DeviceId, command: string, payload: Record<string, unknown>) => void;
  readonly showCode: (text: string) => void;
  readonly wait: (seconds: number) => Promise<void>;
  /** Every log line, as text. */
  readonly logged: readonly string[];
  readonly close: () => void;
}

/** Virtual time has to be on. Everything works; nobody is there. */
export function playKiosk(): PlayedKiosk {
  const folder = mkdtempSync(path.join(tmpdir(), 'played-kiosk-'));
  const opened = openJournal({ file: path.join(folder, 'journal.db'), epoch: 'life', terminalId: 'KIOSK-01', now: Date.now });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal = opened.value;
  const configuration = kioskConfiguration.parse({ version: 1 });
  const views: View[] = [];
  const commands: DeviceCommand[] = [];
  const logged: string[] = [];
  const kiosk = createKiosk({
    configuration,
    services,
    region: regions.sandbox,
    epoch: 'life',
    journal,
    journalProblem: null,
    filings: null,
    interrupted: null,
    platform: {
      identifyByVoucher: () => Promise.resolve(succeed(signedIn)),
      identifyByCard: () => Promise.resolve(succeed(signedIn)),
      queryInsuredPerson: () => Promise.resolve(succeed(person)),
    },
    clock: createWallClock({ now: Date.now, timeZone: 'Asia/Shanghai', hours: configuration.terminal.officeHours }),
    lastRequestId: 0,
    now: Date.now,
    show: (view) => views.push(viewSchema.parse(view)),
    sendCommand: (command) => commands.push(command),
    log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
  });

  const view = (): View => {
    const last = views.at(-1);
    if (!last) throw new Error('No View');
    return last;
  };
  const report = (device: DeviceId, header: DeviceReport['header'], payload: Record<string, unknown>): void =>
    kiosk.devices.receive({ device, header, payload });
  const unsolicited: PlayedKiosk['unsolicited'] = (device, event, payload = {}) =>
    report(device, { name: event, requestId: null, version: '1.0', type: 'unsolicited' }, payload);
  const status: PlayedKiosk['status'] = (device, more, condition = 'online') =>
    unsolicited(device, 'Common.StatusChangedEvent', { common: { device: condition }, ...more });
  const complete: PlayedKiosk['complete'] = (device, command, payload) => {
    const asked = commands.findLast(({ header, device: of }) => of === device && header.name === command);
    if (!asked) throw new Error(`${command} was not asked for`);
    const { name: asName, requestId } = asked.header;
    report(
      device,
      { name: asName, requestId, version: '1.0', type: 'completion', completionCode: 'success', errorDescription: null },
      payload,
    );
  };

  kiosk.devices.driversUp();
  status('scanner', {});
  status('idCardReader', { cardReader: { media: 'notPresent' } });
  status('receiptPrinter', { printer: { paper: 'full', cover: 'closed' } });
  status('ticketDispenser', { printer: { paper: 'full', cover: 'closed', media: 'notPresent' } });

  return {
    kiosk,
    view,
    screen: () => view().screen.kind,
    tap: (meaning) => kiosk.take({ ...meaning, epoch: view().epoch, turn: view().turn }),
    busy: (what, on) => kiosk.hear({ kind: 'busy', with: what, on }),
    status,
    unsolicited,
    complete,
    showCode: (text) =>
      complete('scanner', 'BarcodeReader.Read', {
        readOutput: [{ symbology: 'qrCode', symbologyName: '', barcodeData: Buffer.from(text).toString('base64') }],
      }),
    wait: async (seconds) => void (await vi.advanceTimersByTimeAsync(seconds * 1000)),
    logged,
    close() {
      journal.close();
      vi.clearAllTimers();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A code that the configuration takes for an e-voucher. */
export const voucher = `424${'0'.repeat(25)}`;
