import { describe, expect, it } from 'vitest';
import { caseIn, place } from './testing/journals.ts';

describe('a rating', () => {
  it('is kept until it was sent; the first one of a case or a query counts', () => {
    const here = place();
    const first = here.open();
    const { id, number } = caseIn(first, 'confirmed');
    const use = first.startService(first.startVisit(), 'personal-account');
    const rated = [
      first.rate({ of: { case: id }, stars: 2, reasons: ['slow', 'unclear'] }),
      first.rate({ of: { case: id }, stars: 5, reasons: [] }),
      first.rate({ of: { serviceUse: use }, stars: 5, reasons: [] }),
    ];
    first.close();
    expect(rated).toEqual([true, false, true]);
    const second = here.open();
    expect(second.unsentRatings()).toEqual([
      { id: 1, number, platformNumber: 'P-1', stars: 2, reasons: ['slow', 'unclear'] },
      { id: 3, number: null, platformNumber: null, stars: 5, reasons: [] },
    ]);
    second.ratingSent(1);
    expect(second.unsentRatings().map((rating) => rating.id)).toEqual([3]);
    second.close();
  });

  it('of no case is refused as a whole', () => {
    const journal = place().open();
    expect(() => journal.rate({ of: { case: 7 }, stars: 1, reasons: [] })).toThrow(/FOREIGN KEY/);
    expect(journal.unsentRatings()).toEqual([]);
    journal.close();
  });
});
