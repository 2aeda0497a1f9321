import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueTransactions } from './index.ts';

const now = new Date('2026-01-01T00:00:00Z');
const size = { items: 5000, institutions: 300 };
const transactions = catalogueTransactions(size);
const every = { updt_time: '2000-01-01', page_num: 1, page_size: 100 };

const answer = z.object({ recordCounts: z.int(), pages: z.int(), lastPage: z.boolean(), data: z.array(z.record(z.string(), z.unknown())) });
const ask = (number: string, data: object, from = transactions) => answer.parse(from[number]?.({ data }, now));
const all = (number: string) =>
  Array.from(
    { length: ask(number, { ...every, page_size: 1000 }).pages },
    (_, at) => ask(number, { ...every, page_num: at + 1, page_size: 1000 }).data,
  ).flat();

describe('1312', () => {
  it('has every item on exactly one page', () => {
    const codes = all('1312').map(({ hilist_code }) => hilist_code);
    expect(codes).toHaveLength(size.items);
    expect(new Set(codes).size).toBe(size.items);
  });

  it('holds drugs, herbs, treatments and consumables with codes of their forms', () => {
    const forms: Record<string, RegExp> = {
      '101': /^[XZ][A-Z]\d\d[A-Z]{3}\d{6}[AB]\d{9}$/,
      '102': /^T\d{9}$/,
      '201': /^\d{15}-\d{9}$/,
      '301': /^C\d{19}$/,
    };
    for (const [list_type, form] of Object.entries(forms)) {
      const { data, recordCounts } = ask('1312', { ...every, list_type });
      expect(recordCounts).toBeGreaterThan(200);
      for (const row of data) {
        expect(row.list_type).toBe(list_type);
        expect(row.hilist_code).toMatch(form);
        expect(row.chrgitm_lv).toMatch(/^0[123]$/);
        expect(String(row.enddate ?? '9999') > String(row.begndate)).toBe(true);
      }
    }
    expect(ask('1312', { ...every, list_type: '104' }).recordCounts).toBe(0);
  });

  it('finds one item by its code and some by a part of their name', () => {
    const [some] = ask('1312', { ...every, page_num: 7 }).data;
    expect(ask('1312', { ...every, hilist_code: String(some?.hilist_code) }).data).toEqual([some]);
    const { data } = ask('1312', { ...every, hilist_name: '重楼' });
    expect(data.length).toBeGreaterThan(3);
    for (const row of data) expect(row.hilist_name).toContain('重楼');
  });

  it('wants its three fields, and no page larger than a thousand', () => {
    for (const missing of ['updt_time', 'page_num', 'page_size']) {
      const data = Object.fromEntries(Object.entries(every).filter(([name]) => name !== missing));
      expect(transactions['1312']?.({ data }, now)).toBe(`入参不合规：data.${missing}`);
    }
    expect(transactions['1312']?.({ data: { ...every, page_size: 1001 } }, now)).toContain('page_size');
    for (const input of [null, 1, 'text', [], {}, { data: [] }]) expect(transactions['1312']?.(input, now)).toMatch(/^入参不合规/);
  });

  it('tells only what changed since the day it is asked for, and nothing of the future', () => {
    const { data, recordCounts } = ask('1312', { ...every, updt_time: '2025-01-01' });
    expect(recordCounts).toBeGreaterThan(0);
    expect(recordCounts).toBeLessThan(size.items / 2);
    for (const row of data) expect(String(row.updt_time) >= '2025-01-01').toBe(true);
    expect(ask('1312', { ...every, updt_time: '2030-01-01' }).recordCounts).toBe(0);
  });
});

describe('what hangs on an item', () => {
  it('is a limit at each level of hospital, or none', () => {
    const limits = all('1318');
    const [first] = limits;
    expect(ask('1318', { ...every, hilist_code: String(first?.hilist_code) }).data.map((row) => row.hilist_lmtpric_type)).toEqual([
      '1',
      '2',
      '3',
    ]);
    const known = new Set(all('1312').map(({ hilist_code }) => hilist_code));
    expect(limits.every(({ hilist_code }) => known.has(hilist_code))).toBe(true);
  });

  it('is a share for employees and one for residents, of class B alone', () => {
    const classes = new Map(all('1312').map(({ hilist_code, chrgitm_lv }) => [hilist_code, chrgitm_lv]));
    const shares = all('1319');
    expect(shares).toHaveLength((size.items / 5) * 4);
    expect(shares.every(({ hilist_code }) => classes.get(hilist_code) === '02')).toBe(true);
    expect(ask('1319', { ...every, hilist_code: String(shares[0]?.hilist_code) }).data.map((row) => row.selfpay_prop_psn_type)).toEqual([
      '310',
      '390',
    ]);
  });

  it('is one national code, and a place on the lists of some institutions', () => {
    expect(ask('1316', every).recordCounts).toBe(size.items);
    const [row] = ask('1317', every).data;
    const own = ask('1317', { ...every, fixmedins_code: String(row?.fixmedins_code) });
    expect(own.recordCounts).toBe(500);
    for (const { fixmedins_code } of own.data) expect(fixmedins_code).toBe(row?.fixmedins_code);
  });
});

describe('1201', () => {
  const found = z.object({ medinsinfo: z.array(z.record(z.string(), z.string())) });
  const named = (medinsinfo: object) => found.parse(transactions['1201']?.({ medinsinfo }, now)).medinsinfo;

  it('finds institutions of one kind by a part of their name or by their code', () => {
    const hospitals = named({ fixmedins_type: '1', fixmedins_name: '院' });
    expect(hospitals.length).toBeGreaterThan(20);
    for (const { fixmedins_name, fixmedins_code } of hospitals) {
      expect(fixmedins_name).toContain('院');
      expect(fixmedins_code).toMatch(/^H66\d{9}$/);
    }
    const [first] = hospitals;
    expect(named({ fixmedins_type: '1', fixmedins_code: first?.fixmedins_code })).toEqual([first]);
    expect(named({ fixmedins_type: '2', fixmedins_code: first?.fixmedins_code })).toEqual([]);
  });

  it('wants a name or a code', () => {
    expect(transactions['1201']?.({ medinsinfo: { fixmedins_type: '1', fixmedins_name: '', fixmedins_code: '' } }, now)).toBe(
      '定点医药机构名称与编号不能同时为空',
    );
  });
});

it('gives a page of a thousand from anywhere among 200 000', () => {
  const large = catalogueTransactions();
  for (const number of ['1312', '1316', '1317', '1318', '1319']) {
    for (const page_num of [2, 50, 100, 120, 150]) {
      expect(ask(number, { ...every, page_num, page_size: 1000 }, large).data).toHaveLength(1000);
    }
  }
});
