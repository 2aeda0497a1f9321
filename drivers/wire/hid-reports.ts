// A byte stream in HID reports: cut into output reports, taken out of input reports.

import type { HidWrapper } from '../../kiosk-config/profiles/hid-wrapper.ts';

/** As node-hid wants them: the id first, 0 for reports without one. */
export function reportsOf(bytes: Uint8Array, { reportId, reportSize, lengthPrefix, pad }: HidWrapper): Uint8Array[] {
  const head = lengthPrefix === 'u8' ? 2 : 1;
  const room = reportSize + 1 - head;
  const reports: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += room) {
    const payload = bytes.subarray(start, start + room);
    const report = new Uint8Array(reportSize + 1).fill(pad);
    report[0] = reportId;
    if (lengthPrefix === 'u8') report[1] = payload.length;
    report.set(payload, head);
    reports.push(report);
  }
  return reports;
}

const nothing = new Uint8Array(0);

/** @param report as node-hid gives it: the id first only where the reports have ids. Nothing: a report of another kind. */
export function bytesOf(report: Uint8Array, { reportId, lengthPrefix }: HidWrapper): Uint8Array {
  if (reportId !== 0 && report[0] !== reportId) return nothing;
  const body = report.subarray(reportId === 0 ? 0 : 1);
  // A length that promises more than the report holds is cut to what is there.
  return lengthPrefix === 'u8' ? body.subarray(1, 1 + (body[0] ?? 0)) : body;
}
