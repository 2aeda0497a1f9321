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

  it.each([
    ['does not begin with its notice', { steps: steps.slice(1) }, 'begins with its notice'],
    ['does not end with its read-back', { steps: steps.slice(0, -1) }, 'read-back'],
    ['has an operation that nobody knows', { operation: 'fileEverything' }, 'operation'],
    ['has a rule that nobody wrote', { rules: ['luck'] }, 'rules'],
    ['asks in a way that no page can', { steps: [steps[0], { kind: 'question', field: 'x', input: 'voice' }, steps.at(-1)] }, 'input'],
    ['is kept for ever', { offline: { holdHours: 1000 } }, 'offline'],
    ['prints a field that there is not', { paper: [{ kind: 'text', field: 'person.secret' }] }, 'paper'],
    ['says more than its schema', { secret: true }, 'secret'],
  ])('that %s is refused', (_, changes, problem) => {
    expect(problemsOf({})).toBe('[]');
    expect(problemsOf(changes)).toContain(problem);
  });

  it('may be kept for some hours, where the region says so', () => {
    expect(problemsOf({ offline: { holdHours: 24 } })).toBe('[]');
  });
});
