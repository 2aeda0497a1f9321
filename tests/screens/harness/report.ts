// What a run leaves behind: a page with pictures of what failed, the same as text, and a short list for whoever mends it.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding, Rule } from '../inspect/finding.ts';
import type { Outcome } from './run.ts';
import type { FailedPage, Verdict } from './judge.ts';
import { hashOf, lookName } from './variants.ts';

export async function writeReports(folder: string, outcome: Outcome): Promise<void> {
  const pictures = path.join(folder, 'failed');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  await writeFile(path.join(folder, 'report.html'), await htmlReport(outcome, pictures));
  await writeFile(path.join(folder, 'report.md'), textReport(outcome));
}

const failures = ({ verdicts }: Outcome): readonly Verdict[] => verdicts.filter(({ failed }) => failed.length > 0);

export function textReport(outcome: Outcome): string {
  const failing = failures(outcome);
  const bySubject = Map.groupBy(failing, ({ variant }) => variant.subject.name);
  const lines = [headline(outcome), '', ...countsByRule(failing), ''];
  for (const [subject, verdicts] of [...bySubject].toSorted(([one], [other]) => one.localeCompare(other))) {
    lines.push(`## ${subject}`, '', ...linesOf(verdicts), '');
  }
  return lines.join('\n');
}

export const headline = (outcome: Outcome): string => {
  const pages = outcome.verdicts.reduce((sum, verdict) => sum + verdict.pages, 0);
  const failing = failures(outcome).length;
  return `${outcome.verdicts.length} variants, ${pages} pages, ${failing} variants with findings, ${outcome.seconds.toFixed(0)} s`;
};

export function countsByRule(verdicts: readonly Verdict[]): string[] {
  const counts = new Map<Rule, number>();
  for (const { rule } of verdicts.flatMap(({ failed }) => failed.flatMap(({ findings }) => findings)))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([rule, count]) => `- ${rule}: ${count}`);
}

/** Each finding once, with how often and in which look it was met first. */
function linesOf(verdicts: readonly Verdict[]): string[] {
  const told = new Map<string, { count: number; look: string }>();
  for (const { variant, failed } of verdicts)
    for (const { page, findings } of failed)
      for (const { rule, what } of findings) {
        const line = `${rule}: ${what}`;
        const before = told.get(line);
        if (before) before.count += 1;
        else told.set(line, { count: 1, look: `${lookName(variant.look)}${page > 1 ? `, page ${page}` : ''}` });
      }
  return [...told].map(([line, { count, look }]) => `- ${line} (${count > 1 ? `${count}×, ` : ''}${look})`);
}

async function htmlReport(outcome: Outcome, pictures: string): Promise<string> {
  const sections: string[] = [];
  let number = 0;
  for (const { variant, failed } of failures(outcome).toSorted((one, other) =>
    one.variant.subject.name.localeCompare(other.variant.subject.name),
  )) {
    for (const page of failed) {
      number += 1;
      if (page.picture) await writeFile(path.join(pictures, `${number}.webp`), page.picture);
      sections.push(section(`${variant.subject.name}: ${lookName(variant.look)}, page ${page.page}`, hashOf(variant), page, number));
    }
  }
  const style =
    'body{font:15px/1.4 sans-serif;margin:24px}section{display:flex;gap:24px;margin:0 0 32px}figure{margin:0;position:relative;flex:none}' +
    'i{position:absolute;border:2px solid #d00;background:#d002}li{margin:0 0 4px}code{color:#555}';
  const counts = countsByRule(failures(outcome)).map((line) => `<li>${escaped(line.slice(2))}</li>`);
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style><h1>${headline(outcome)}</h1><ul>${counts.join('')}</ul>${sections.join('')}`;
}

/** Pictures are at half scale, and so are the frames around what was found. */
function section(title: string, hash: string, { findings, picture }: FailedPage, number: number): string {
  const frames = findings.flatMap(({ box }) =>
    box === null
      ? []
      : [
          `<i style="left:${box.left / 2}px;top:${box.top / 2}px;width:${(box.right - box.left) / 2}px;height:${(box.bottom - box.top) / 2}px"></i>`,
        ],
  );
  const figure = picture === null ? '' : `<figure><img src="failed/${number}.webp" alt="">${frames.join('')}</figure>`;
  const list = findings.map((finding) => `<li>${escaped(lineOf(finding))}</li>`).join('');
  return `<section>${figure}<div><h2>${escaped(title)}</h2><code>${escaped(hash)}</code><ul>${list}</ul></div></section>`;
}

export const lineOf = ({ rule, what }: Finding): string => `${rule}: ${what}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
