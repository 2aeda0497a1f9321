// What a citizen sees while typing and choosing, step by step, measured like every other screen.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, textSizes } from '../../contract/display.ts';
import { type GalleryHouse, type GalleryWindow, openHouse, openWindow } from './gallery-page.ts';
import { expectedOf } from './harness/expected.ts';
import { bringJudge } from './harness/inspector.ts';
import { lineOf } from './harness/report.ts';
import { hashOf, plainLook, type Variant } from './harness/variants.ts';

let house: GalleryHouse;
let window: GalleryWindow;

beforeAll(async () => {
  house = await openHouse();
  window = await openWindow(house);
  await bringJudge(window.page);
}, 60_000);
afterAll(() => house.close());

/** Longer than the rest after a tap. */
const restMs = 600;

describe.each(languages)('half-typed answers in %s', (language) => {
  it.each(textSizes)(
    'keep their sizes and gaps and clip nothing: %s',
    async (textSize) => {
      const { page, showHash } = window;
      const findings: string[] = [];
      const variant = (name: string): Variant => ({ subject: { kind: 'state', name }, look: { ...plainLook, language, textSize } });
      const measure = async (state: string, what: string): Promise<void> => {
        const seen = await page.evaluate((expected) => screenJudge.inspect(expected, true), expectedOf(variant(state)));
        findings.push(...seen.findings.map((finding) => `${what}: ${lineOf(finding)}`));
      };
      const rest = (): Promise<void> => page.evaluate((forward) => screenJudge.putClockForward(forward), restMs);
      const press = async (selector: string, at = 0): Promise<void> => {
        await rest();
        await page.locator(selector).nth(at).click();
      };

      await showHash(hashOf(variant('question-division')));
      for (const letter of language === 'en' ? 'CHAN' : 'CZ') {
        await rest();
        await page.getByRole('button', { name: letter, exact: true }).click();
        await measure('question-division', `typed as far as ${letter}`);
      }
      await press('.places .key');
      await measure('question-division', 'a city chosen');
      expect(await page.locator('.key.lit').count()).toBe(1);

      await showHash(hashOf(variant('question-telephone')));
      for (const digit of '076123456789') {
        await rest();
        await page.getByRole('button', { name: digit, exact: true }).click();
      }
      expect((await page.locator('.typed').first().textContent())?.replace(/\D/g, '')).toBe('076123456789');
      await measure('question-telephone', 'a long telephone number');
      expect(findings).toEqual([]);
    },
    60_000,
  );
});
