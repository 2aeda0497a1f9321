// Two HID devices as they stand in halls: a point-of-sale scanner, and a card reader with 64-byte reports (devices.md §1.10, §2.2).

import type { HidInfo } from '../../simulators/hidsim/node-folder.ts';

const descriptor = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** Usage page 0x8C, usage 2: input report 2 with 63 bytes, output report FD and feature report F0. */
export const scannerInfo: HidInfo = {
  vendorId: 0x0c2e,
  productId: 0x0b6a,
  manufacturer: 'Simulated',
  product: 'QR Scanner',
  serialNumber: 'SC0001',
  release: 0x0101,
  reportDescriptor: descriptor(`
    058C 0902 A101 0912 A102 8502 1500 26FF00 7508 9501 0501 093B 8102 058C 09FB 09FC 09FD 9503 8102
    09FE 9538 820201 0666FF 0904 9501 8102 9501 8103 058C 09FF 2501 7501 9501 8102 7501 9507 8103 C0
    0666FF 0901 A102 85FD 1500 26FF00 7508 953F 0902 920201 85F0 9507 0903 B20201 C0 C0`),
};

/** Vendor usage page, no report ids, 64 bytes each way. */
export const readerInfo: HidInfo = {
  vendorId: 0x0483,
  productId: 0x572b,
  manufacturer: 'Simulated',
  product: 'ID Card Reader',
  serialNumber: 'RD0001',
  release: 0x0100,
  reportDescriptor: descriptor('0600FF 0901 A101 1500 26FF00 7508 9540 0902 8102 9540 0903 9102 C0'),
};

const dataRoom = 56;

/** A code in as many reports as it needs; the last bit of each says whether more follow. */
export function scanReports(code: string): Buffer[] {
  const data = Buffer.from(code);
  const count = Math.max(1, Math.ceil(data.length / dataRoom));
  return Array.from({ length: count }, (_, index) => {
    const part = data.subarray(index * dataRoom, (index + 1) * dataRoom);
    const report = Buffer.alloc(64);
    report.set([0x02, part.length, 0x5d, 0x51, 0x31]);
    report.set(part, 5);
    report[63] = index + 1 < count ? 1 : 0;
    return report;
  });
}

/** The code that reports carry, as told by the two fields that matter here. */
export const codeOf = (reports: readonly Uint8Array[]): string =>
  reports.map((report) => Buffer.from(report.subarray(5, 5 + (report[1] ?? 0))).toString()).join('');
