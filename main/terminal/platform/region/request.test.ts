// Writing a request: any pack that its schema accepts gives one, and nothing in it is more than its fields.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import { adapterSection, type RequestFields, sources, transforms } from '../../../../kiosk-config/regions/adapter.ts';
import { requestOf, type Sendable } from './request.ts';
import { applicant, section } from './testing.ts';

const sendable: Sendable = {
  terminal: 'KIOSK-01',
  institution: 'H66000000001',
  message: { id: 'M1', time: '2026-01-01 08:00:00' },
  applicant,
  answers: { destination: '310100', category: 'referral' },
  filing: { key: 'ab', number: 'KIOSK-01-B000001' },
  period: { from: '2026-01', to: '2026-02' },
};
const written = (fields: RequestFields, values: Sendable = sendable): unknown => requestOf(fields, values, section.tables);

describe('a request', () => {
  it.each<[RequestFields[string], unknown]>([
    ['applicant.name', '测试甲'],
    ['answers.destination', '310100'],
    ['answers.nothing', ''],
    ['answers', { destination: '310100', category: 'referral' }],
    [{ constant: '05' }, '05'],
    [{ constant: 5 }, 5],
    [{ from: 'period.from', as: 'compactMonth' }, '202601'],
    [{ from: 'message.time', as: 'compactDay' }, '20260101'],
    [{ from: 'applicant.number', as: 'certificateType' }, '01'],
    [{ from: 'answers.category', table: 'category' }, '06'],
    [{ from: 'applicant.insuranceType', table: 'insuranceType' }, '310'],
    // The platform refuses it by name: an empty field might pass.
    [{ from: 'answers.destination', table: 'category' }, '310100'],
  ])('of %j has %j', (field, value) => {
    expect(written({ 'a.b': field, c: 'terminal.id' })).toEqual({ a: { b: value }, c: 'KIOSK-01' });
  });

  it('says who files for the applicant, by the code of the region; and nothing where nobody does', () => {
    const { request } = section.submit.fileRemoteTreatment ?? { request: {} };
    const agent = { name: privately('测试乙'), number: privately('660101198001010011'), relation: 'child' as const };
    expect(written(request, { ...sendable, applicant: { ...applicant, agent } })).toMatchObject({
      psn_name: applicant.name.private,
      agnter_name: '测试乙',
      agnter_cert_type: '01',
      agnter_certno: '660101198001010011',
      agnter_rlts: '2',
    });
    expect(written(request)).toMatchObject({ agnter_name: '', agnter_cert_type: '', agnter_certno: '', agnter_rlts: '' });
  });

  it.each([
    ['5', '0.05'],
    ['12345', '123.45'],
    ['-250', '-2.50'],
    ['1.5', ''],
  ])('writes %s fen as %s yuan', (fen, yuan) => {
    expect(written({ x: { from: 'answers.fen', as: 'yuanFromFen' } }, { ...sendable, answers: { fen } })).toEqual({ x: yuan });
  });

  it('leaves empty what is not known', () => {
    const { terminal, institution, message } = sendable;
    const all = Object.fromEntries(sources.map((source) => [source.replace('.', '_'), source]));
    const bare = requestOf(
      all,
      { terminal, institution, message, applicant: { ...applicant, personNumber: null, insuranceType: null } },
      {},
    );
    expect(bare).toMatchObject({ applicant_personNumber: '', applicant_insuranceType: '', case_key: '', answers: {}, rating_reasons: [] });
  });

  it('of any pack that the schema accepts is written, sent as JSON, and has exactly its fields', () => {
    const name = fc.oneof(
      fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf', 'data', 'a'),
      fc.stringMatching(/^[A-Za-z]\w{0,6}$/),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));
    const source = fc.oneof(fc.constantFrom(...sources), fc.constantFrom('answers.constructor', 'answers.destination', 'answers.x'));
    const field = fc.oneof(
      source,
      fc.record({ from: source, as: fc.constantFrom(...transforms) }),
      fc.record({ from: source, table: fc.constantFrom(...Object.keys(section.tables)) }),
      fc.record({ constant: fc.oneof(fc.string({ maxLength: 80 }), fc.integer()) }),
    );
    const request = fc.dictionary(path, field, { maxKeys: 8 });
    const values = fc.record({
      name: fc.string(),
      answers: fc.dictionary(fc.string({ maxLength: 8 }), fc.string()),
      from: fc.string(),
    });
    let accepted = 0;
    fc.assert(
      fc.property(request, values, (fields, { name: personName, answers, from }) => {
        const pack = adapterSection.safeParse({ ...section, rate: { name: 'rate', request: fields } });
        // A field that is both a value and an object: the schema's own test says why not.
        if (!pack.success) return;
        accepted += 1;
        const body = requestOf(
          pack.data.rate.request,
          { ...sendable, applicant: { ...applicant, name: privately(personName) }, answers, period: { from, to: from } },
          pack.data.tables,
        );
        expect(leaves(JSON.parse(JSON.stringify(body)), Object.keys(fields))).toBe(true);
        expect(Object.keys(body).sort()).toEqual([...new Set(Object.keys(fields).map((one) => one.split('.')[0] ?? one))].sort());
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});

/** Whether there is an own value at every path. */
const leaves = (body: unknown, paths: readonly string[]): boolean =>
  paths.every((path) => {
    let value = body;
    for (const name of path.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
      value = (value as Record<string, unknown>)[name];
    }
    return true;
  });
