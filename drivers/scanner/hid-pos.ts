// HID point-of-sale reports (devices.md §2.2): 64 bytes with report id 2, longer codes in several of them.

import type { ScannerProfileOf } from '../../kiosk-config/profiles/scanner/schema.ts';
import { type AimIdentifier, aimIdentifierAt, codeOf, longestCode } from './code.ts';
import { type Language, type ScannerDecoder, type ScannerEvent, sendsOnly } from './language.ts';

const reportLength = 64;
const reportId = 0x02;
const longestPart = 56;
const carriageReturn = 0x0d;
/** Microscan's report: id 1, a length, 62 bytes, and no word of the symbology. */
const microscanReportId = 0x01;

interface Part {
  readonly aim: AimIdentifier;
  readonly data: Uint8Array;
  /** `unknown`: a device that puts everything one byte later has no room to say it. */
  readonly moreFollows: boolean | 'unknown';
}

/** Standard, or with everything one byte later: the identifier's bracket says which. */
function partOf(report: Uint8Array): Part | null {
  if (report[0] !== reportId) return null;
  const standard = aimIdentifierAt(report, 2);
  const shift = standard ? 0 : 1;
  const aim = standard ?? aimIdentifierAt(report, 3);
  const length = report[1 + shift] ?? 0;
  if (!aim || length > longestPart) return null;
  const flags = report[63 + shift];
  const moreFollows = flags === undefined ? length === longestPart && 'unknown' : (flags & 1) === 1;
  return { aim, data: report.subarray(5 + shift, 5 + shift + length), moreFollows };
}

/** The wire gives whole reports: pieces of another length are none. */
export class HidPosDecoder implements ScannerDecoder {
  #code: number[] = [];
  #aim: AimIdentifier | null = null;
  #endsInSilence = false;
  #isOld = false;

  push(bytes: Uint8Array): ScannerEvent[] {
    if (bytes.length === 0) return [];
    if (bytes.length < reportLength || bytes.length % reportLength > 1) return [{ kind: 'noise', bytes: bytes.length }];
    // Some systems give several reports at once, and a shifted one may have one byte more.
    const events: ScannerEvent[] = [];
    const length = bytes.length === reportLength + 1 ? bytes.length : reportLength;
    for (let at = 0; at + reportLength <= bytes.length; at += length) events.push(...this.#takeReport(bytes.subarray(at, at + length)));
    return events;
  }

  flush(): ScannerEvent[] {
    if (this.#code.length === 0) return [];
    return this.#endsInSilence ? this.#end() : this.#drop();
  }

  discard(): void {
    this.#isOld ||= this.#code.length > 0;
  }

  #takeReport(report: Uint8Array): ScannerEvent[] {
    const part = partOf(report);
    if (!part) {
      const isMicroscan = report[0] === microscanReportId && (report[1] ?? 0) > 0 && (report[1] ?? 0) <= reportLength - 2;
      return [isMicroscan ? { kind: 'foreign' } : { kind: 'noise', bytes: report.length }];
    }
    this.#aim ??= part.aim;
    this.#code.push(...part.data);
    this.#endsInSilence = part.moreFollows === 'unknown';
    if (this.#code.length > longestCode) return this.#drop();
    return part.moreFollows ? [] : this.#end();
  }

  #drop(): ScannerEvent[] {
    const bytes = this.#code.length;
    const isOld = this.#isOld;
    this.#reset();
    return isOld ? [] : [{ kind: 'invalid', bytes }];
  }

  #end(): ScannerEvent[] {
    const bytes = Uint8Array.from(this.#code.at(-1) === carriageReturn ? this.#code.slice(0, -1) : this.#code);
    const code = codeOf(bytes, this.#aim);
    const isOld = this.#isOld;
    this.#reset();
    if (isOld) return [];
    return [code ? { kind: 'code', code } : { kind: 'invalid', bytes: bytes.length }];
  }

  #reset(): void {
    this.#code = [];
    this.#aim = null;
    this.#endsInSilence = false;
    this.#isOld = false;
  }
}

export const hidPos = (profile: ScannerProfileOf<'hid-pos'>): Language => ({
  ...sendsOnly,
  featureAfterOpen: profile.featureAfterOpen ? new Uint8Array([profile.featureAfterOpen.reportId, profile.featureAfterOpen.value]) : null,
  createDecoder: () => new HidPosDecoder(),
});
