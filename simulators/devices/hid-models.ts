// The simulated devices that hang on USB HID: how they present themselves to a host.

import type { HidInfo } from '../hidsim/node-folder.ts';
import { readerReportDescriptor } from './id-card-reader-reports.ts';

/** Usage page 8C, usage 2: input report 2 with 63 bytes, output report FD and feature report F0 (devices.md §2.2). */
const scannerReportDescriptor = Buffer.from(
  [
    '058C0902A101 0912A102 8502150026FF007508 95010501093B8102 058C09FB09FC09FD95038102',
    '09FE9538820201 0666FF090495018102 95018103 058C09FF2501750195018102 750195078103 C0',
    '0666FF0901A102 85FD150026FF007508953F0902920201 85F095070903B20201 C0C0',
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

export const hidScanner: HidInfo = {
  vendorId: 0x0c2e,
  productId: 0x0b6a,
  manufacturer: 'Simulated',
  product: 'QR Scanner',
  serialNumber: 'SC0001',
  release: 0x0101,
  reportDescriptor: scannerReportDescriptor,
};

/** Reports of 64 bytes whose first byte says how many of the others count (devices.md §1.10). */
export const hidReader: HidInfo = {
  vendorId: 0x0483,
  productId: 0x572b,
  manufacturer: 'Simulated',
  product: 'ID Card Reader',
  serialNumber: 'RD0001',
  release: 0x0100,
  reportDescriptor: readerReportDescriptor,
};
