// Proof that bytes survive being packed into HID reports, and that reports of a strange device do no harm.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HidWrapper, hidWrapperSchema } from '../../kiosk-config/profiles/hid-wrapper.ts';
import { bytesOf, reportsOf } from './hid-reports.ts';

/** The one reader whose packing is public (devices.md §1.10). */
const dk: HidWrapper = { reportId: 0, reportSize: 64, lengthPrefix: 'u8', pad: 0 };

const wrappers: fc.Arbitrary<HidWrapper> = fc
  .record({
    reportId: fc.integer({ min: 0, max: 255 }),
    reportSize: fc.integer({ min: 2, max: 256 }),
    lengthPrefix: fc.constantFrom('none' as const, 'u8' as const),
    pad: fc.integer({ min: 0, max: 255 }),
  })
  .filter((wrapper) => hidWrapperSchema.safeParse(wrapper).success);

/** node-hid takes a zero where there is no id, and gives none back. */
const echoed = (report: Uint8Array, { reportId }: HidWrapper): Uint8Array => (reportId === 0 ? report.subarray(1) : report);

describe('A byte stream in HID reports', () => {
  it('is cut into whole reports with a length byte', () => {
    const frame = Uint8Array.from({ length: 100 }, (_, index) => index);
    const [first, second, third] = reportsOf(frame, dk);
    expect(third).toBeUndefined();
    expect([first?.length, second?.length]).toEqual([65, 65]);
    expect([...(first?.subarray(0, 4) ?? [])]).toEqual([0, 63, 0, 1]);
    expect([...(second?.subarray(0, 4) ?? [])]).toEqual([0, 37, 63, 64]);
    expect([...(second?.subarray(39) ?? [])]).toEqual(Array.from({ length: 26 }, () => 0));
  });

  it('comes back as it was, whatever the packing', () => {
    fc.assert(
      fc.property(wrappers, fc.uint8Array({ maxLength: 2000 }), (wrapper, bytes) => {
        const reports = reportsOf(bytes, wrapper);
        expect(reports.every((report) => report.length === wrapper.reportSize + 1)).toBe(true);
        const back = Buffer.concat(reports.map((report) => bytesOf(echoed(report, wrapper), wrapper)));
        // Without a length the padding of the last report cannot be told from bytes: the decoder behind it drops it.
        expect(back.subarray(0, bytes.length)).toEqual(Buffer.from(bytes));
        if (wrapper.lengthPrefix === 'u8') expect(back).toHaveLength(bytes.length);
      }),
    );
  });

  it('leaves out reports of another id', () => {
    const numbered: HidWrapper = { ...dk, reportId: 3 };
    expect(bytesOf(Uint8Array.of(3, 2, 0xaa, 0xbb, 0, 0), numbered)).toEqual(Uint8Array.of(0xaa, 0xbb));
    expect(bytesOf(Uint8Array.of(4, 2, 0xaa, 0xbb, 0, 0), numbered)).toHaveLength(0);
  });

  it('takes no more from any report than is in it', () => {
    fc.assert(
      fc.property(wrappers, fc.uint8Array({ maxLength: 300 }), (wrapper, report) => {
        expect(bytesOf(report, wrapper).length).toBeLessThanOrEqual(report.length);
      }),
    );
  });
});

it('A length byte for reports that it cannot count is refused', () => {
  expect(hidWrapperSchema.safeParse({ reportSize: 512, lengthPrefix: 'u8' }).success).toBe(false);
  expect(hidWrapperSchema.parse({ lengthPrefix: 'u8' })).toEqual(dk);
});
