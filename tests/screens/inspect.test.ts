// The judge of the screens judged: each rule finds the fault that is planted for it in a real page, and nothing of the kind before.

import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GalleryHouse, type GalleryWindow, openHouse, openWindow } from './gallery-page.ts';
import { axeFindings, bringAxe } from './harness/axe.ts';
import { expectedOf } from './harness/expected.ts';
import { bringJudge, inspectAllPages } from './harness/inspector.ts';
import type { Verdict } from './harness/judge.ts';
import { withBarsCompared } from './harness/run.ts';
import { hashOf, type Look, plainLook, type Subject, type Variant } from './harness/variants.ts';
import type { Finding, Rule } from './inspect/finding.ts';
import { plants } from './plants.ts';

let house: GalleryHouse;
let window: GalleryWindow;

beforeAll(async () => {
  house = await openHouse();
  window = await openWindow(house);
  await bringJudge(window.page);
  await bringAxe(window.page);
}, 60_000);
afterAll(() => house.close());

/** A screen with a step bar, a list, several keys and one lit. */
const state = 'review';

const judged = async (page: Page, variant: Variant): Promise<readonly Rule[]> =>
  (await inspectAllPages(page, expectedOf(variant))).map(({ rule }: Finding) => rule);

/** Each drawing is on a page of its own: nothing that was planted is left, on the bar neither, which outlives a screen. */
async function drawn(look: Partial<Look>, subject: Subject = { kind: 'state', name: state }): Promise<Variant> {
  const variant: Variant = { subject, look: { ...plainLook, ...look } };
  await window.page.goto('about:blank');
  await window.showHash(hashOf(variant));
  return variant;
}

describe('the judge finds', () => {
  it.each(plants)('$rule: $what', async ({ rule, look = {}, on, plant }) => {
    const variant = await drawn(look, on);
    expect(await judged(window.page, variant)).not.toContain(rule);
    await window.page.evaluate(plant);
    expect(await judged(window.page, variant)).toContain(rule);
  });

  it('no fault in the tail of a g that hangs from an upper line', async () => {
    const variant = await drawn({});
    await window.page.evaluate(() => {
      const key = document.querySelector<HTMLElement>('.answers .key');
      if (!key) return;
      key.textContent = 'gg\nHH';
      key.style.cssText = 'place-content: end center; align-items: end; padding: 0; line-height: 1; white-space: pre';
    });
    expect(await judged(window.page, variant)).not.toContain('ink');
  });

  it('8 : 1 good enough where 7 : 1 is promised', async () => {
    const variant = await drawn({});
    await window.page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', '#444'));
    expect(await judged(window.page, variant)).not.toContain('contrast');
  });

  it('what axe finds: a key without a name', async () => {
    await drawn({});
    expect(await axeFindings(window.page, 'state')).toEqual([]);
    await window.page.evaluate(() => document.querySelector('.answers .key')?.replaceChildren());
    expect((await axeFindings(window.page, 'state')).map(({ what }) => what.split(':')[0])).toContain('button-name');
  });

  it('a target too small by the rule of axe, which is off unless asked for', async () => {
    await drawn({});
    await window.page.evaluate(() => {
      const place = document.createElement('div');
      document.querySelector('.content')?.prepend(place);
      for (const name of ['甲', '乙']) {
        const key = place.appendChild(document.createElement('button'));
        key.textContent = name;
        key.style.cssText = 'width: 12px; height: 12px; margin: 0; padding: 0; overflow: hidden';
      }
    });
    expect((await axeFindings(window.page, 'state')).map(({ what }) => what.split(':')[0])).toContain('target-size');
  });
});

describe('the bottom bar', () => {
  const at = (left: number): Verdict['bar'] => [{ left, top: 0, right: left + 80, bottom: 40 }];
  const screen = (name: string, left: number): Verdict => ({
    variant: { subject: { kind: 'state', name }, look: plainLook },
    pages: 1,
    failed: [],
    bar: at(left),
  });
  const found = (verdicts: readonly Verdict[]): string[] =>
    withBarsCompared(verdicts).flatMap(({ variant, failed }) => (failed.length > 0 ? [variant.subject.name] : []));

  it('is found where it stands elsewhere than on the other screens', () => {
    expect(found([screen('one', 10), screen('two', 10), screen('three', 30)])).toEqual(['three']);
    expect(found([screen('one', 10), screen('two', 10), screen('three', 10)])).toEqual([]);
  });
});
