// axe on what is drawn: the engine of @axe-core/playwright, brought in once a window and not anew for every screen.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions, AxeResults } from 'axe-core';
import type { Finding } from '../inspect/finding.ts';
import type { Subject } from './variants.ts';

const asked = createRequire(import.meta.url);
const engineFile = createRequire(asked.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');

declare global {
  /** Only inside a page that axe was brought into. */
  var axe: { readonly run: (root: Document, options: RunOptions) => Promise<AxeResults> };
}

/** Before the page is first opened. */
export const bringAxe = (page: Page): Promise<unknown> => page.addInitScript({ content: readFileSync(engineFile, 'utf8') });

/** A part by itself is no page: nobody misses its heading. */
export async function axeFindings(page: Page, kind: Subject['kind']): Promise<Finding[]> {
  const violations = await page.evaluate(async (headed) => {
    const rules = { 'target-size': { enabled: true }, 'page-has-heading-one': { enabled: headed } };
    const results = await axe.run(document, { resultTypes: ['violations'], rules });
    return results.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  }, kind === 'state');
  return violations.map(({ id, nodes }) => ({ rule: 'axe', what: `${id}: ${nodes.join(' ').slice(0, 200)}`, box: null }));
}
