import { describe, expect, it } from 'vitest';
import { services } from './catalogue.ts';
import { serviceDocument } from './schema.ts';

const document = (id: string) => {
  const found = services.find((service) => service.id === id);
  if (!found) throw new Error(`no document ${id}`);
  return structuredClone(found);
};
const problemsOf = (changes: object, id = 'remote-treatment'): string =>
  JSON.stringify(serviceDocument.safeParse({ ...document(id), ...changes }).error?.issues ?? []);

describe('the documents', () => {
  it('have an id each of their own', () => {
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  });

  it('of filings read back every question, fill in no field twice, and print their case', () => {
    for (const service of services) {
      if (service.kind !== 'filing') continue;
      const asked = service.steps.flatMap((step) => (step.kind === 'question' ? [step] : []));
      const fields = [...asked.map(({ field }) => field), ...Object.keys(service.fixed)];
      expect(new Set(fields).size).toBe(fields.length);
      const readBack = service.review.map(({ field }) => field);
      for (const { field, input } of asked) if (input !== 'record') expect(readBack).toContain(field);
      expect(service.paper.map(({ kind }) => kind)).toContain('case');
    }
  });
});

describe('a filing', () => {
  const { steps } = document('remote-treatment');
  const asking = (question: object) => ({ steps: [steps[0], { kind: 'question', field: 'x', ...question }, steps.at(-1)] });

  it.each([
    ['does not begin with its notice', { steps: steps.slice(1) }, 'begins with its notice'],
    ['does not end with its read-back', { steps: steps.slice(0, -1) }, 'read-back'],
    ['has an operation that nobody knows', { operation: 'fileEverything' }, 'operation'],
    ['has a rule that nobody wrote', { rules: ['luck'] }, 'rules'],
    ['asks in a way that no page can', { steps: [steps[0], { kind: 'question', field: 'x', input: 'voice' }, steps.at(-1)] }, 'input'],
    ['offers one thing twice', asking({ input: 'choice', options: ['a', 'a'] }), 'offered twice'],
    ['has no day to choose', asking({ input: 'date', earliest: '2026-02-01', latest: '2026-01-31' }), 'before the earliest'],
    ['has a day that there is not', asking({ input: 'date', earliest: '2026-02-30', latest: 'today' }), 'earliest'],
    ['has no amount to choose', asking({ input: 'amount', least: 200, most: 100 }), 'less than the least'],
    ['asks for half a fen', asking({ input: 'amount', least: 0.5, most: 100 }), 'least'],
    ['asks for a novel', asking({ input: 'text', longest: 1000 }), 'longest'],
    ['reads a telephone back unmasked', { review: [{ field: 'telephone', shows: 'text' }] }, 'is shown as telephone'],
    ['is kept for ever', { offline: { holdHours: 1000 } }, 'offline'],
    ['prints a field that there is not', { paper: [{ kind: 'text', field: 'person.secret' }] }, 'paper'],
    ['says more than its schema', { secret: true }, 'secret'],
  ])('that %s is refused', (_, changes, problem) => {
    expect(problemsOf({})).toBe('[]');
    expect(problemsOf(changes)).toContain(problem);
  });

  it.each([
    { input: 'choice', options: ['outpatient', 'inpatient'] },
    { input: 'date', earliest: '2025-01-01', latest: 'today' },
    { input: 'amount', least: 0, most: 10_000_00 },
    { input: 'idNumber' },
    { input: 'text', longest: 20 },
  ])('may ask for %o', (question) => {
    expect(problemsOf(asking(question))).toBe('[]');
  });

  it('may be kept for some hours, where the region says so', () => {
    expect(problemsOf({ offline: { holdHours: 24 } })).toBe('[]');
  });
});
