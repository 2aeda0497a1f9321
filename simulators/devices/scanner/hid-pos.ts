// HID point-of-sale reports (devices.md §2.2): 64 bytes with report id 2, codes longer than 56 bytes in several.

import type { CreateSpeech } from './speech.ts';

const reportLength = 64;
const longestPart = 56;
const qrOfHoneywell = 0x73;

export const hidPos: CreateSpeech = (engine) => speak((code, aim) => hidPosReports(code, aim, 0), engine);
/** Some devices put everything one byte later, which leaves no room for the bit that more reports follow. */
export const hidPosShifted: CreateSpeech = (engine) => speak((code, aim) => hidPosReports(code, aim, 1), engine);
/** Microscan: another report id and no symbology; a profile for the standard reports must not take it. */
export const hidMicroscan: CreateSpeech = (engine) => speak((code) => [microscanReport(code)], engine);

const speak = (reportsOf: (code: Buffer, aim: string) => Buffer[], engine: Parameters<CreateSpeech>[0]): ReturnType<CreateSpeech> => ({
  received: () => undefined,
  sendCode: (code, aim) => reportsOf(code, aim).forEach(engine.say),
  lost: () => undefined,
});

export function hidPosReports(code: Buffer, aim: string, shift: 0 | 1): Buffer[] {
  const reports: Buffer[] = [];
  for (let at = 0; at === 0 || at < code.length; at += longestPart) {
    const part = code.subarray(at, at + longestPart);
    const report = Buffer.alloc(reportLength);
    report[0] = 0x02;
    report[1 + shift] = part.length;
    report.write(aim, 2 + shift, 3, 'latin1');
    part.copy(report, 5 + shift);
    report[61 + shift] = qrOfHoneywell;
    if (shift === 0) report[63] = at + longestPart < code.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}

function microscanReport(code: Buffer): Buffer {
  const report = Buffer.alloc(reportLength);
  report[0] = 0x01;
  report[1] = Math.min(code.length, reportLength - 2);
  code.copy(report, 2);
  return report;
}
