// Every sample screen in every text size and language, measured in a genuine Chromium: sizes, gaps, contrast, nothing clipped.

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, textSizes } from '../../contract/display.ts';
import { sampleNames } from '../../renderer/gallery/samples.ts';
import { inspectPage } from './inspect-page.ts';
import { openGallery, type Gallery } from './gallery-page.ts';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());

describe('every screen', () => {
  for (const language of languages) {
    for (const size of textSizes) {
      it(`keeps its sizes, gaps and contrast and clips nothing: ${language}, ${size}`, async () => {
        const findings: string[] = [];
        for (const state of sampleNames) {
          await gallery.show(state, size, language);
          for (const finding of await gallery.page.evaluate(inspectPage)) findings.push(`${state}: ${finding}`);
        }
        expect(findings).toEqual([]);
      }, 60_000);
    }
  }

  it('passes axe, in a size and language that change from screen to screen', async () => {
    const findings: string[] = [];
    const oneOfEachKind = sampleNames.filter((name, index) => name.split('-')[0] !== sampleNames[index - 1]?.split('-')[0]);
    for (const [index, state] of oneOfEachKind.entries()) {
      const size = textSizes[index % textSizes.length] ?? 'standard';
      const language = languages[Math.floor(index / textSizes.length) % languages.length] ?? 'en';
      await gallery.show(state, size, language);
      const { violations } = await new AxeBuilder({ page: gallery.page })
        .options({ rules: { 'target-size': { enabled: true } } })
        .analyze();
      for (const { id, nodes } of violations) findings.push(`${state}: ${id} ${nodes.map((node) => node.html).join(' ')}`);
    }
    expect(findings).toEqual([]);
  }, 60_000);

  it("draws under the product's policy without a complaint", () => {
    expect(gallery.complaints).toEqual([]);
  });
});
