// Composes the paper of a queue ticket (号票): the number as large as it goes, where to wait, and nothing about the person. Pure.

import { type DocumentBlockInput, type PrintDocument, printDocument } from '../../../contract/device/document.ts';
import type { PaperWords } from '../../../resources/papers.ts';
import type { Estimate } from '../session/types.ts';

export interface TicketContent {
  /** As it is called, e.g. A012. */
  readonly number: string;
  readonly kind: string;
  readonly counters: string;
  readonly priority: boolean;
  readonly estimate: Estimate;
  /** YYYY-MM-DD HH:mm on the terminal's clock. */
  readonly issuedAt: string;
  readonly terminal: string;
}

export function composeTicket(content: TicketContent, { ticket }: PaperWords['paper']): PrintDocument {
  const { number, kind, counters, priority, estimate, issuedAt, terminal } = content;
  const line = (text: string, more: { readonly size?: 1 | 2 | 4; readonly bold?: boolean } = {}): DocumentBlockInput => ({
    kind: 'text',
    text,
    align: 'centre',
    ...more,
  });
  const filled = (words: string, count: number): string => words.replace('{{count}}', String(count));
  const queue = ({ ahead, waitMinutes }: Estimate): DocumentBlockInput[] => {
    if (ahead === null || waitMinutes === null) return [];
    return ahead === 0 ? [line(ticket.nobody)] : [line(filled(ticket.ahead, ahead)), line(filled(ticket.wait, waitMinutes))];
  };
  return printDocument.parse({
    blocks: [
      line(ticket.title, { size: 2, bold: true }),
      ...(priority ? [line(ticket.priority, { size: 2, bold: true })] : []),
      { kind: 'feed', lines: 1 },
      line(number, { size: 4, bold: true }),
      { kind: 'feed', lines: 1 },
      line(kind, { size: 2 }),
      line(counters, { size: 2 }),
      { kind: 'rule' },
      ...queue(estimate),
      line(ticket.listen),
      { kind: 'rule' },
      line(issuedAt),
      line(terminal),
    ] satisfies DocumentBlockInput[],
  });
}
