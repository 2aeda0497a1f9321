// Brings the judge of a screen into the page: its modules bundled into one script, which the page's own policy does not hold back.

import path from 'node:path';
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import type { Expected, Finding } from '../inspect/finding.ts';
import type { Inspected } from '../inspect/inspect.ts';

declare global {
  /** Only inside a page that the judge was brought into. */
  var screenJudge: typeof import('../inspect/inspect.ts');
}

let bundled: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const build = await rolldown({ input: path.join(import.meta.dirname, '../inspect/inspect.ts'), platform: 'browser', logLevel: 'silent' });
  const { output } = await build.generate({ format: 'iife', name: 'screenJudge', exports: 'named' });
  await build.close();
  return `${output[0].code}\nglobalThis.screenJudge = screenJudge;`;
}

/** Before the page is first opened. */
export async function bringJudge(page: Page): Promise<void> {
  bundled ??= bundle();
  await page.addInitScript({ content: await bundled });
}

export interface SeenPage extends Inspected {
  /** From 1. */
  readonly page: number;
}

const mostPages = 40;
/** Longer than the rest after a tap. */
const restMs = 600;

/** What is drawn, page by page; `onPage` while that page is on the screen. */
export async function inspectAllPages(
  page: Page,
  expected: Expected,
  onPage: (seen: SeenPage) => Promise<void> = () => Promise.resolve(),
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let at = 1; at <= mostPages; at += 1) {
    const seen = await page.evaluate(([wish, first]) => screenJudge.inspect(wish, first), [expected, at === 1] as const);
    await onPage({ ...seen, page: at });
    findings.push(...seen.findings);
    const turned = await page.evaluate((rest) => {
      screenJudge.putClockForward(rest);
      return screenJudge.turnPage();
    }, restMs);
    if (turned === true) continue;
    if (turned !== false) findings.push(turned);
    break;
  }
  findings.push(...(await page.evaluate(() => screenJudge.lost())));
  return findings;
}
