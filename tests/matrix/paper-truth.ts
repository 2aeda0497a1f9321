// A document that can be recognised on paper, and what an Outcome must not say of the papers that came out.

import type { PrintDocument } from '../../contract/device/document.ts';
import type { Outcome } from '../../contract/device/outcome.ts';
import type { Paper } from './words.ts';

const lines = 44;
const head = (mark: string): string => `HEAD-${mark}`;
const tail = (mark: string): string => `TAIL-${mark}`;
const line = (mark: string, index: number): string => `${mark} 凭条第 ${index} 行`;

/** Long enough to be in the middle for a while. */
export function documentOf(mark: string): PrintDocument {
  const texts = [head(mark), ...Array.from({ length: lines }, (_, index) => line(mark, index)), tail(mark)];
  return { blocks: texts.map((text) => ({ kind: 'text', text, align: 'left', size: 1, bold: false })) };
}

const isWhole = ({ text, complete }: Paper, mark: string): boolean =>
  complete &&
  text.includes(head(mark)) &&
  text.includes(tail(mark)) &&
  Array.from({ length: lines }, (_, index) => line(mark, index)).every((part) => text.includes(part));

/** How often a text stands on all papers together. */
const times = (papers: readonly Paper[], text: string): number =>
  papers.reduce((count, paper) => count + paper.text.split(text).length - 1, 0);

const complete = (said: string, papers: number): string => `${said}, and ${papers} complete papers came out`;
export const noneComplete = complete('done', 0);

export function paperLies(said: Outcome, papers: readonly Paper[], mark: string): readonly string[] {
  const lies: string[] = [];
  const whole = papers.filter((paper) => isWhole(paper, mark)).length;
  const touched = papers.filter((paper) => paper.text.includes(mark)).length;
  if (said.kind === 'done' && whole !== 1) lies.push(complete('done', whole));
  if (said.kind === 'done' && whole > 0 && touched > whole) lies.push('done, and there is a piece besides the complete paper');
  if (said.kind === 'notDone' && touched > 0) lies.push('notDone, and something readable came out');
  if (times(papers, head(mark)) > 1 || times(papers, tail(mark)) > 1) lies.push('printed more than once');
  // Some of another person's paper on this one, or the other way round.
  if (papers.some((paper) => paper.complete && paper.text.includes(mark) && /HEAD-/.test(paper.text.replaceAll(head(mark), ''))))
    lies.push('two documents on one paper');
  return lies;
}
