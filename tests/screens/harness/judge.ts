// Judges one variant in one window: draws it, walks through its pages, and keeps a picture of each page that fails.

import type { CDPSession } from '@playwright/test';
import { screenProfiles } from '../../../contract/terminal-profile.ts';
import { type GalleryHouse, type GalleryWindow, openWindow } from '../gallery-page.ts';
import type { Box, Finding } from '../inspect/finding.ts';
import { axeFindings, bringAxe } from './axe.ts';
import { expectedOf } from './expected.ts';
import { bringJudge, inspectAllPages } from './inspector.ts';
import { hashOf, type Variant } from './variants.ts';

export interface Task extends Variant {
  readonly axe: boolean;
  /** Where a picture of the first page goes; null: none is taken. */
  readonly picture: { readonly file: string; readonly scale: number } | null;
}

export interface FailedPage {
  readonly page: number;
  readonly findings: readonly Finding[];
  /** At half scale; null: enough of them have been taken. */
  readonly picture: Buffer | null;
}

export interface Verdict {
  readonly variant: Variant;
  readonly pages: number;
  readonly failed: readonly FailedPage[];
  readonly bar: readonly Box[];
}

export interface Judge {
  readonly judge: (task: Task, keep: (file: string, picture: Buffer) => Promise<void>, pictureOfFailure: boolean) => Promise<Verdict>;
  readonly close: () => Promise<void>;
}

const pixels = (variant: Variant): { readonly width: number; readonly height: number } => {
  const { widthMm, heightMm } = screenProfiles[variant.look.profile];
  return widthMm > heightMm ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 };
};

export const isLandscape = (variant: Variant): boolean => pixels(variant).width > pixels(variant).height;

/** A window that has thrown once is replaced: what it shows may be half of two screens. */
export async function openJudge(house: GalleryHouse): Promise<Judge> {
  let window = await openJudgedWindow(house);
  return {
    judge: async (task, keep, pictureOfFailure) => {
      try {
        return await judgeIn(window, task, keep, pictureOfFailure);
      } catch (error) {
        await window.page.context().close();
        window = await openJudgedWindow(house);
        const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        const finding: Finding = { rule: 'drawn', what, box: null };
        return { variant: task, pages: 0, failed: [{ page: 1, findings: [finding], picture: null }], bar: [] };
      }
    },
    close: () => window.page.context().close(),
  };
}

interface JudgedWindow extends GalleryWindow {
  readonly browser: CDPSession;
}

async function openJudgedWindow(house: GalleryHouse): Promise<JudgedWindow> {
  const window = await openWindow(house);
  await bringJudge(window.page);
  await bringAxe(window.page);
  return { ...window, browser: await window.page.context().newCDPSession(window.page) };
}

async function judgeIn(
  { page, complaints, showHash, browser }: JudgedWindow,
  task: Task,
  keep: (file: string, picture: Buffer) => Promise<void>,
  pictureOfFailure: boolean,
): Promise<Verdict> {
  const size = pixels(task);
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
  const complainedBefore = complaints.length;
  await showHash(hashOf(task));
  const picture = (scale: number): Promise<Buffer> => photograph(browser, size, scale);
  if (task.picture) await keep(task.picture.file, await picture(task.picture.scale));

  const failed: FailedPage[] = [];
  const violations: Finding[] = task.axe ? await axeFindings(page, task.subject.kind) : [];
  let pages = 0;
  let bar: readonly Box[] = [];
  const all = await inspectAllPages(page, expectedOf(task), async (seen) => {
    pages = seen.page;
    if (seen.page === 1) bar = seen.bar;
    const findings = seen.page === 1 ? [...violations, ...seen.findings] : seen.findings;
    if (findings.length > 0) failed.push({ page: seen.page, findings, picture: pictureOfFailure ? await picture(0.5) : null });
  });
  const told = new Set(failed.flatMap(({ findings }) => findings));
  const atTheEnd = [...all.filter((finding) => !told.has(finding)), ...complaints.slice(complainedBefore).map(complaint)];
  if (atTheEnd.length > 0) failed.push({ page: pages, findings: atTheEnd, picture: null });
  return { variant: { subject: task.subject, look: task.look }, pages, failed, bar };
}

const complaint = (what: string): Finding => ({ rule: 'complaint', what, box: null });

/** The browser encodes and shrinks it by itself; a large WebP would take it four times as long as a JPEG. */
async function photograph(
  browser: CDPSession,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Buffer> {
  const { data } = await browser.send('Page.captureScreenshot', {
    ...(scale === 1 ? { format: 'jpeg', quality: 80 } : { format: 'webp', quality: 55 }),
    optimizeForSpeed: true,
    clip: { x: 0, y: 0, width, height, scale },
  });
  return Buffer.from(data, 'base64');
}
