// The terminal's side of the device envelope: numbers requests, matches their ends, and ends them itself when the drivers are gone.

import type { CompletionCode, DeviceCommand, DeviceId, DeviceReport } from '../../../contract/device/message.ts';
import { type Log, ownIdText } from '../../../contract/log/log.ts';

export interface Completion {
  /** `lost`: the drivers process went before it answered; what the device did is not known. */
  readonly code: CompletionCode | 'lost';
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Command {
  readonly device: DeviceId;
  readonly name: string;
  readonly payload: Record<string, unknown>;
  /** Milliseconds, 0: none. */
  readonly timeoutMs: number;
}

export interface DeviceRequests {
  /**
   * Calls back while the report is being received, not in a later turn of the loop: what the device said next must not overtake it.
   * @returns the number of the request
   */
  readonly start: (command: Command, onCompleted: (completion: Completion) => void) => number;
  readonly receive: (report: DeviceReport) => void;
  readonly driversLost: () => void;
}

export interface DeviceRequestsOptions {
  /** Request numbers begin after this one: no report to an earlier life of the terminal may be taken for one to this life. */
  readonly lastRequestId: number;
  readonly send: (command: DeviceCommand) => void;
  readonly onEvent: (device: DeviceId, name: string, payload: Readonly<Record<string, unknown>>) => void;
  readonly log: Log;
}

interface Pending {
  readonly device: DeviceId;
  readonly name: string;
  readonly startedAt: number;
  readonly end: (completion: Completion) => void;
}

/** A read without a timeout is no news when it ends by our own cancel; everything else is worth a line. */
const quiet: ReadonlySet<string> = new Set(['canceled']);

export function createDeviceRequests({ lastRequestId, send, onEvent, log }: DeviceRequestsOptions): DeviceRequests {
  const pending = new Map<number, Pending>();
  let last = lastRequestId;

  function end(requestId: number, completion: Completion, error: string | null): void {
    const request = pending.get(requestId);
    if (!request) return log('device.reportRefused', { why: 'unexpected' });
    pending.delete(requestId);
    request.end(completion);
    if (!quiet.has(completion.code)) {
      const { device, name, startedAt } = request;
      log('device.completed', {
        device,
        command: ownIdText(name),
        code: ownIdText(completion.code),
        error: ownIdText(error ?? ''),
        ms: Math.round(performance.now() - startedAt),
      });
    }
  }

  return {
    start({ device, name, payload, timeoutMs }, onCompleted) {
      last += 1;
      const requestId = last;
      pending.set(requestId, { device, name, startedAt: performance.now(), end: onCompleted });
      send({ device, header: { name, requestId, version: '1.0', type: 'command', timeout: timeoutMs }, payload });
      return requestId;
    },
    receive({ device, header, payload }) {
      if (header.type === 'completion') end(header.requestId, { code: header.completionCode, payload }, header.errorDescription);
      else if (header.type === 'event' || header.type === 'unsolicited') onEvent(device, header.name, payload);
      else if (header.status !== null) end(header.requestId, { code: 'invalidCommand', payload: {} }, header.status);
    },
    driversLost() {
      for (const requestId of [...pending.keys()]) end(requestId, { code: 'lost', payload: {} }, null);
    },
  };
}
