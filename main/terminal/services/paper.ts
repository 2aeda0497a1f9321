// Composes the receipt of a service from its document, the answer and the words of a language. Pure.

import type { DocumentBlock, DocumentBlockInput, PrintDocument } from '../../../contract/device/document.ts';
import { printDocument } from '../../../contract/device/document.ts';
import { yuanText } from '../../../contract/money.ts';
import type { Insurance } from '../../../contract/view.ts';
import type { InsuranceField, PaperField, ServiceDocument } from '../../../kiosk-config/services/schema.ts';
import type { PaperWords } from '../../../resources/papers.ts';
import type { Answer, ShownPerson } from '../session/types.ts';

export interface PaperContent {
  readonly person: ShownPerson;
  readonly answer: Answer;
  readonly terminal: { readonly name: string };
  /** Number of this paper; it is also in the QR code, with nothing personal beside it. */
  readonly reference: string;
}

export function composePaper(service: ServiceDocument, content: PaperContent, words: PaperWords): PrintDocument {
  return printDocument.parse({ blocks: service.paper.flatMap((block) => compose(block, content, words)) } satisfies {
    blocks: DocumentBlockInput[];
  });
}

function compose(block: ServiceDocument['paper'][number], content: PaperContent, words: PaperWords): DocumentBlockInput[] {
  switch (block.kind) {
    case 'title':
      return [{ kind: 'text', text: word(words, block.key), align: 'centre', size: 2, bold: true }];
    case 'note':
      return [{ kind: 'text', text: word(words, block.key), align: 'centre' }];
    case 'text':
      return [{ kind: 'text', text: personalValue(block.field, content, words), align: 'centre', bold: block.strong }];
    case 'pair':
      return [{ kind: 'pair', label: word(words, block.key), value: personalValue(block.field, content, words), bold: block.strong }];
    case 'rule':
      return [{ kind: 'rule' }];
    case 'reference':
      return [
        { kind: 'pair', label: words.paper.reference, value: content.reference },
        { kind: 'feed', lines: 1 },
        { kind: 'qr', text: referenceCode(content.reference) },
        { kind: 'feed', lines: 1 },
      ];
    case 'insurances':
      return content.answer.insurances.flatMap((insurance): DocumentBlockInput[] => [
        ...block.pairs.flatMap(({ key, field }): Extract<DocumentBlock, { kind: 'pair' }>[] => {
          const value = insuranceValue(field, insurance, words);
          return value === null ? [] : [{ kind: 'pair', label: word(words, key), value, bold: false }];
        }),
        { kind: 'rule' },
      ]);
  }
}

/** What a receipt's QR code says: that it is ours, and its number. */
export const referenceCode = (reference: string): string => `YBK1:${reference}`;

function personalValue(field: PaperField, { person, answer, terminal, reference }: PaperContent, words: PaperWords): string {
  switch (field) {
    case 'person.name':
      return person.name.private;
    case 'person.number':
      return person.number.private;
    case 'account.balance':
      return answer.balance ? yuan(answer.balance.private, words) : words.paper.noAccount;
    case 'answer.asOf':
      return answer.asOf;
    case 'terminal.name':
      return terminal.name;
    case 'paper.reference':
      return reference;
  }
}

/** null: there is nothing to say, and the line is left out. */
function insuranceValue(field: InsuranceField, insurance: Insurance, words: PaperWords): string | null {
  switch (field) {
    case 'type':
      return words.insuranceTypes[insurance.type];
    case 'status':
      return words.insuredStatuses[insurance.status];
    case 'place':
      return insurance.placeName ?? insurance.placeCode;
    case 'balance':
      return insurance.balance.private === 0 ? null : yuan(insurance.balance.private, words);
    case 'since':
      return insurance.since;
  }
}

const yuan = (fen: number, words: PaperWords): string => words.paper.yuan.replace('{{amount}}', yuanText(fen));

/** A key that the locale lacks is a broken build: a test composes every service in every language. */
function word(words: PaperWords, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined), words);
  if (typeof found !== 'string') throw new Error(`No word for ${key}`);
  return found;
}
