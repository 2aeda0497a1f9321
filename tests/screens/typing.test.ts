// What a citizen sees while typing and choosing, which no sample shows, measured like every other screen.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, textSizes } from '../../contract/display.ts';
import { inspectPage } from './inspect-page.ts';
import { openGallery, type Gallery } from './gallery-page.ts';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());

/** Longer than the rest after a tap. */
const paceMs = 550;

describe.each(languages)('half-typed answers in %s', (language) => {
  it.each(textSizes)(
    'keep their sizes and gaps and clip nothing: %s',
    async (size) => {
      const { page } = gallery;
      const findings: string[] = [];
      const measure = async (what: string): Promise<void> => {
        for (const finding of await page.evaluate(inspectPage)) findings.push(`${what}: ${finding}`);
      };
      const press = async (selector: string, at = 0): Promise<void> => {
        await page.waitForTimeout(paceMs);
        await page.locator(selector).nth(at).click();
      };
      await gallery.show('question-division', size, language);
      for (const letter of language === 'en' ? 'CHAN' : 'CZ') {
        await page.getByRole('button', { name: letter, exact: true }).click();
        await measure(`typed as far as ${letter}`);
      }
      expect(await page.locator('.pages').count()).toBe(1);
      await press('.places .key');
      await measure('a city chosen');
      expect(await page.locator('.key.lit').count()).toBe(1);
      await press('.answers > .key');
      await measure('provinces');
      await press('.pages .key', 1);
      await measure('more provinces');
      await press('.places .key', 1);
      await measure('cities of a province');
      expect(await page.locator('.places .key').count()).toBeGreaterThan(3);

      await gallery.show('question-telephone', size, language);
      await page.waitForTimeout(paceMs);
      for (const digit of '076123456789') await page.getByRole('button', { name: digit, exact: true }).click();
      expect(await page.locator('.typed').textContent()).toBe('0761 23456789');
      await measure('a long telephone number');
      expect(findings).toEqual([]);
    },
    60_000,
  );
});
