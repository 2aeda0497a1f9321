import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fen } from '../../../../contract/money.ts';
import type { Institution, ItemRow } from '../../catalogue/types.ts';
import { isWhole, startBuild } from './build.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';

let folder: string;
let open: Catalogue[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
});
afterEach(() => {
  for (const catalogue of open) catalogue.close();
  open = [];
  rmSync(folder, { recursive: true });
});

const asOf = Date.UTC(2026, 0, 1);
const item = (code: string, name: string, more: Partial<ItemRow> = {}): ItemRow => ({
  kind: 'drug',
  code,
  name,
  specification: null,
  class: 'A',
  restricted: false,
  remark: null,
  validFrom: '2024-01-01',
  validTo: null,
  ...more,
});

const institution = (code: string, name: string, more: Partial<Institution> = {}): Institution => ({
  code,
  name,
  kind: 'hospital',
  level: 'secondary',
  division: code.slice(1, 7),
  crossProvince: true,
  ...more,
});

const items = [
  item('XA02BCA001A001', '重楼片'),
  item('XA02BCA002A001', '重楼解毒酊', { class: 'B', restricted: true, remark: '限二级及以上医疗机构使用', specification: '10mg×6' }),
  item('XB01AAA003A001', '复方重楼片'),
  item('ZA01AAA004A001', '清热解毒颗粒'),
  item('ZA01AAA005A001', '清热解毒口服液'),
  item('ZA01AAA006A001', '清热毒解片'),
  item('XA11DAB007A001', '维生素B1片'),
  item('T000000008', '清炒重楼', { kind: 'herb' }),
  item('003101000010000-310100009', '腹部清热治疗', { kind: 'treatment', class: 'C' }),
];
const institutions = [
  institution('H66010100001', '演示市人民医院', { level: 'tertiary' }),
  institution('H66010200002', '样例县中医院', { crossProvince: false }),
  institution('P66020100003', '演示市重山大药房', { kind: 'pharmacy', level: null, crossProvince: null }),
];

function built(rows: readonly ItemRow[] = items): Catalogue {
  const build = startBuild(folder);
  build.add({ what: 'items', rows });
  build.add({
    what: 'limits',
    rows: [
      { code: 'XA02BCA002A001', level: 'primary', limit: 1250 as Fen },
      { code: 'XA02BCA002A001', level: 'tertiary', limit: 2000 as Fen },
    ],
  });
  build.add({ what: 'shares', rows: [{ code: 'XA02BCA002A001', insured: 'resident', share: 1000 }] });
  build.add({ what: 'institutions', rows: institutions });
  const finished = build.finish(asOf, 0);
  if (!finished.ok) throw new Error(finished.fault);
  build.install();
  return opened();
}

function opened(): Catalogue {
  const catalogue = openCatalogue(folder);
  if (!catalogue.ok) throw new Error(catalogue.fault);
  open.push(catalogue.value);
  return catalogue.value;
}

const names = (catalogue: Catalogue, text: string, kind?: ItemRow['kind']) =>
  catalogue.items({ text, ...(kind && { kind }) }).rows.map(({ name }) => name);

describe('a search', () => {
  it('by one character finds what begins with it first, and the shorter before the longer', () => {
    expect(names(built(), '重')).toEqual(['重楼片', '重楼解毒酊', '清炒重楼', '复方重楼片']);
  });

  it('by two characters wants them side by side', () => {
    expect(names(built(), '解毒')).toEqual(['重楼解毒酊', '清热解毒颗粒', '清热解毒口服液']);
  });

  it('by more characters does not take a name that only has all pairs of them', () => {
    const catalogue = built([item('A1', '毒解毒热解'), item('A2', '清热解毒片'), item('A3', '热解毒热解毒')]);
    expect(names(catalogue, '热解毒')).toEqual(['热解毒热解毒', '清热解毒片']);
  });

  it('by initials takes every reading, from the beginning and from the middle', () => {
    const catalogue = built();
    expect(names(catalogue, 'zl')).toEqual(['重楼片', '重楼解毒酊', '清炒重楼', '复方重楼片', '腹部清热治疗']);
    expect(names(catalogue, 'CLP')).toEqual(['重楼片', '复方重楼片']);
    expect(names(catalogue, 'qrjdkl')).toEqual(['清热解毒颗粒']);
    expect(names(catalogue, 'wssb1')).toEqual(['维生素B1片']);
  });

  it('by the beginning of a code answers in the order of codes, and the code itself is among them', () => {
    const catalogue = built();
    expect(catalogue.items({ text: 'xa02' }).rows.map(({ code }) => code)).toEqual(['XA02BCA001A001', 'XA02BCA002A001']);
    expect(names(catalogue, 'XA02BCA002A001')).toEqual(['重楼解毒酊']);
    expect(names(catalogue, '003101000010000-3')).toEqual(['腹部清热治疗']);
  });

  it('can be narrowed to a kind, by name and by code', () => {
    const catalogue = built();
    expect(names(catalogue, '重楼', 'herb')).toEqual(['清炒重楼']);
    expect(names(catalogue, 'T00', 'herb')).toEqual(['清炒重楼']);
    expect(names(catalogue, 'XA02', 'herb')).toEqual([]);
  });

  it('without a word lists all, of a kind if wanted', () => {
    const catalogue = built();
    expect(names(catalogue, '')).toHaveLength(items.length);
    expect(names(catalogue, '', 'treatment')).toEqual(['腹部清热治疗']);
  });

  it('tells everything of an item, and how old that is', () => {
    const { rows, asOf: age } = built().items({ text: '重楼解毒' });
    expect(age).toBe(asOf);
    expect(rows).toEqual([
      {
        ...item('XA02BCA002A001', '重楼解毒酊', {
          class: 'B',
          restricted: true,
          remark: '限二级及以上医疗机构使用',
          specification: '10mg×6',
        }),
        selfPayShare: { employee: null, resident: 1000 },
        limit: { primary: 1250, secondary: null, tertiary: 2000 },
      },
    ]);
    expect(opened().item('XA02BCA002A001')).toEqual(rows[0]);
    expect(opened().item('nothing')).toBeNull();
  });

  it('finds institutions by name, initials, kind, level and division', () => {
    const catalogue = built();
    const found = (question: Parameters<Catalogue['institutions']>[0]) => catalogue.institutions(question).rows.map(({ name }) => name);
    expect(found({ text: '医院' })).toEqual(['样例县中医院', '演示市人民医院']);
    expect(found({ text: 'yss' })).toEqual(['演示市人民医院', '演示市重山大药房']);
    expect(found({ text: '', kind: 'pharmacy' })).toEqual(['演示市重山大药房']);
    expect(found({ text: '', level: 'tertiary' })).toEqual(['演示市人民医院']);
    expect(found({ text: '', division: '6601' })).toEqual(['样例县中医院', '演示市人民医院']);
    expect(found({ text: '医院', division: '660102' })).toEqual(['样例县中医院']);
    expect(found({ text: '', division: '6601" OR "#66' })).toEqual([]);
    expect(catalogue.institutions({ text: '中医院' }).rows).toEqual([institutions[1]]);
  });

  it('hands its rows over page by page, none twice and none left out', () => {
    const many = Array.from({ length: 57 }, (_, at) =>
      item(`X${String(at).padStart(5, '0')}`, `${at % 3 === 0 ? '' : '复方'}清热${'解毒'.repeat(1 + (at % 4))}${at % 2 ? '片' : '丸'}`),
    );
    const catalogue = built(many);
    for (const text of ['清', '清热', '清热解毒解', 'qrj', 'qrjdj', 'X00', '']) {
      const whole = catalogue.items({ text, limit: 100 });
      expect(whole.next).toBeNull();
      expect(pagesOf(catalogue, text, 4)).toEqual(whole.rows.map(({ code }) => code));
    }
  });

  it('answers anything that can be typed, within its bounds', () => {
    const catalogue = built();
    const hostile = [
      '"',
      "'",
      '%',
      '*',
      '_',
      '^清',
      '#drug',
      '#all',
      'NEAR(清 热)',
      '清" OR "重',
      '\u0000',
      '清\u0000热',
      '\ud800',
      'a'.repeat(10_240),
    ];
    for (const text of hostile) expect(catalogue.items({ text }).rows.length).toBeLessThanOrEqual(items.length);
    for (const text of ['"', '%', '*', '\u0000', '\ud800', '#']) expect(names(catalogue, text)).toEqual([]);
    expect(names(catalogue, '清"热')).toEqual(names(catalogue, '清热'));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.constantFrom(0x6e05, 0x70ed)), { maxLength: 50 }),
        fc.option(fc.string({ maxLength: 20 })),
        fc.double(),
        (units, after, limit) => {
          const text = String.fromCharCode(...units);
          const { rows } = catalogue.items({ text, after, limit });
          expect(rows.length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function pagesOf(catalogue: Catalogue, text: string, limit: number): string[] {
  const codes: string[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next } = catalogue.items({ text, limit, after });
    expect(rows.length).toBeLessThanOrEqual(limit);
    codes.push(...rows.map(({ code }) => code));
    if (next === null) return codes;
    after = next;
  }
}

describe('a build', () => {
  it('keeps the younger of two rows with one code', () => {
    const catalogue = built([
      item('A1', '新名片', { validFrom: '2025-01-01' }),
      item('A1', '旧名片', { validFrom: '2020-01-01' }),
      item('A2', '旧称丸', { validFrom: '2020-01-01' }),
      item('A2', '新称丸', { validFrom: '2025-01-01' }),
    ]);
    expect(names(catalogue, '')).toEqual(['新名片', '新称丸']);
  });

  it('leaves one file behind, and what a build that was cut off has left goes with the next', () => {
    startBuild(folder).add({ what: 'items', rows: items });
    expect(readdirSync(folder).sort()).toEqual(['catalogue.db.new', 'catalogue.db.stage']);
    built();
    expect(readdirSync(folder)).toEqual(['catalogue.db']);
  });

  it('of nothing, or of less than half of what there was, is refused', () => {
    const empty = startBuild(folder);
    expect(empty.finish(asOf, 0)).toEqual({ ok: false, fault: 'empty' });
    empty.discard();
    const half = startBuild(folder);
    half.add({ what: 'items', rows: items });
    half.add({ what: 'institutions', rows: institutions });
    expect(half.finish(asOf, 2 * items.length + 1)).toEqual({ ok: false, fault: 'shrunk' });
    half.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told from a file in which one letter of a name is another', () => {
    const { facts } = built();
    const file = path.join(folder, 'catalogue.db');
    expect(isWhole(file, facts)).toBe(true);
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('维生素B1片') + Buffer.byteLength('维生素')] = 'C'.charCodeAt(0);
    writeFileSync(file, bytes);
    expect(isWhole(file, facts)).toBe(false);
  });

  it('is not opened when there is none, when it is cut off, and when it is something else', () => {
    expect(openCatalogue(folder)).toEqual({ ok: false, fault: 'missing' });
    const file = path.join(folder, 'catalogue.db');
    for (const bytes of ['', 'no database', 'SQLite format 3\0 and then nothing']) {
      writeFileSync(file, bytes);
      expect(openCatalogue(folder)).toEqual({ ok: false, fault: 'damaged' });
    }
    built().close();
    writeFileSync(file, readFileSync(file).subarray(0, 4096));
    const cut = openCatalogue(folder);
    expect(cut).toEqual({ ok: false, fault: 'damaged' });
  });
});
