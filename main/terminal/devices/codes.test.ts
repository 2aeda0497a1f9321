// Proof of the classifier on the forms of devices.md §2.5, and on expressions and texts that mean harm.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../../contract/fault.ts';
import { kioskConfiguration } from '../../../kiosk-config/schema.ts';
import { referenceCode } from '../services/paper.ts';
import { type CodePatterns, classify, faultOfCode } from './codes.ts';

const patterns = kioskConfiguration.parse({ version: 1 }).visit.codes;
const healthCard = '0123456789ABCDEF'.repeat(4);

describe('A code', () => {
  it.each([
    ['4241234567890123456799110000', 'eVoucher'],
    ['opc1234567890123456799110000', 'eVoucher'],
    ['424123456789012345679911000', 'unknown'],
    ['42412345678901234567991100000', 'unknown'],
    [`${healthCard}:1`, 'healthCard'],
    [`${healthCard}:0:20260618120000`, 'healthCard'],
    [`${healthCard}:`, 'unknown'],
    [referenceCode('KIOSK-01-000123'), 'receipt'],
    ['66010119491231002X', 'idNumber'],
    ['66010119491231002x', 'idNumber'],
    ['YBTECH:abcdefgh_ijklmno-p', 'technician'],
    ['https://example.org/', 'unknown'],
    ['', 'unknown'],
  ])('%s is of kind %s', (text, kind) => {
    expect(classify(text, patterns)).toBe(kind);
  });

  it('that two expressions fit is of the earlier kind', () => {
    const greedy: CodePatterns = { ...patterns, healthCard: '^4', socialSecurityCard: '^.' };
    expect(classify('4241234567890123456799110000', greedy)).toBe('eVoucher');
    expect(classify('42', greedy)).toBe('healthCard');
    expect(classify('66010119491231002X', greedy)).toBe('socialSecurityCard');
  });

  it('of any text and length is answered, with a hint that the catalogue knows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
        const kind = classify(text, patterns);
        if (kind !== 'eVoucher') expect(faultCodes).toContain(faultOfCode[kind]);
      }),
      { numRuns: 50 },
    );
  });

  it('is not looked into when it is longer than any code of this field', () => {
    expect(classify('4'.repeat(301), { ...patterns, eVoucher: '^4+$' })).toBe('unknown');
    expect(classify('4'.repeat(300), { ...patterns, eVoucher: '^4+$' })).toBe('eVoucher');
  });

  it.each(['^(a+)+$', '^(?:.*.*.*.*.*)x$', '^(\\w|a)*!$'])('is never compared with %s: no configuration may hold it', (eVoucher) => {
    const read = kioskConfiguration.safeParse({ version: 1, visit: { codes: { eVoucher } } });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['visit.codes.eVoucher']);
  });
});
