// Composes the receipt of a service from its document, what became of it and the words of a language. Pure.

import type { DocumentBlock, DocumentBlockInput, PrintDocument } from '../../../contract/device/document.ts';
import { printDocument } from '../../../contract/device/document.ts';
import type { FaultCode } from '../../../contract/fault.ts';
import type { FilingOutcome } from '../../../contract/filing.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { yuanText } from '../../../contract/money.ts';
import { privately } from '../../../contract/private.ts';
import type { Insurance } from '../../../contract/insurance.ts';
import type { FilingOperation, InsuranceField, PaperField, ServiceDocument } from '../../../kiosk-config/services/schema.ts';
import type { PaperWords } from '../../../resources/papers.ts';
import { divisionName } from '../../../resources/divisions.ts';
import type { Answer, ShownPerson } from '../session/types.ts';
import type { FilingAnswers } from './case.ts';
import { withPlaceNames } from './person.ts';
import { maskTelephone } from './rules/telephone.ts';

/** A filing as its receipt has it: what the screen says, with the numbers to come back with. */
export interface FiledPaper {
  readonly operation: FilingOperation;
  /** Masked; null: the person filed themselves. */
  readonly agent: ScreenOf<'review'>['agent'];
  readonly answers: FilingAnswers;
  /** By which it was filed; null: none is in force, or it does not matter. */
  readonly insurance: Insurance | null;
  /** When it was submitted, YYYY-MM-DD HH:mm. */
  readonly at: string;
  readonly number: string;
  /** 64 random bits, base64url. */
  readonly link: string;
  readonly outcome: FilingOutcome;
  /** YYYY-MM-DD HH:mm; null: it is not kept here. */
  readonly heldUntil: string | null;
}

export interface PaperContent {
  readonly person: ShownPerson;
  /** null: nothing was queried. */
  readonly answer: Answer | null;
  /** null: nothing was filed. */
  readonly filing: FiledPaper | null;
  /** The region's own names of its divisions, beside those that everybody knows. */
  readonly divisions: Readonly<Record<string, string>>;
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
    case 'text': {
      const text = value(block.field, content, words);
      return text === null ? [] : [{ kind: 'text', text, align: 'centre', bold: block.strong }];
    }
    case 'pair':
      return pair(word(words, block.key), value(block.field, content, words), block.strong);
    case 'rule':
      return [{ kind: 'rule' }];
    case 'reference':
      return [{ kind: 'pair', label: words.paper.reference, value: content.reference }, ...code(referenceCode(content.reference))];
    case 'case': {
      const filing = filed(content);
      return [
        { kind: 'pair', label: words.paper.caseNumber, value: filing.number, bold: true },
        { kind: 'text', text: nextStep(filing, words), bold: true },
        ...code(caseCode(filing)),
      ];
    }
    case 'insurances':
      return withPlaceNames(queried(content).insurances, words.language).flatMap((insurance) => [
        ...block.pairs.flatMap(({ key, field }) => pair(word(words, key), insuranceValue(field, insurance, words), false)),
        { kind: 'rule' as const },
      ]);
  }
}

/** A line that would say nothing is left out. */
const pair = (label: string, text: string | null, bold: boolean): Extract<DocumentBlock, { kind: 'pair' }>[] =>
  text === null ? [] : [{ kind: 'pair', label, value: text, bold }];

const code = (text: string): DocumentBlockInput[] => [
  { kind: 'feed', lines: 1 },
  { kind: 'qr', text },
  { kind: 'feed', lines: 1 },
];

/** What a receipt's QR code says: that it is ours, and its number. */
export const referenceCode = (reference: string): string => `YBK1:${reference}`;

/** Opens the state and the next step of a case, nothing else: who guesses a number lacks the rest. */
export const caseCode = ({ number, link }: Pick<FiledPaper, 'number' | 'link'>): string => `YBK1:${number}:${link}`;

function queried({ answer }: PaperContent): Answer {
  if (!answer) throw new Error('The paper of a query was asked for without an answer');
  return answer;
}

function filed({ filing }: PaperContent): FiledPaper {
  if (!filing) throw new Error('The paper of a filing was asked for without one');
  return filing;
}

/** null: there is nothing to say. */
function value(field: PaperField, content: PaperContent, words: PaperWords): string | null {
  const { person, terminal, reference } = content;
  switch (field) {
    case 'person.name':
      return person.name.private;
    case 'person.number':
      return person.number.private;
    case 'agent.name':
      return content.filing?.agent?.name.private ?? null;
    case 'agent.relation':
      return wordOf(words.paper.agentRelations, content.filing?.agent?.relation);
    case 'account.balance': {
      const { balance } = queried(content);
      return balance ? yuan(balance.private, words) : words.paper.noAccount;
    }
    case 'answer.asOf':
      return queried(content).asOf;
    case 'terminal.name':
      return terminal.name;
    case 'paper.reference':
      return reference;
    case 'case.number':
      return filed(content).number;
    case 'case.platformNumber': {
      const { outcome } = filed(content);
      return outcome.kind === 'done' ? outcome.platformNumber : null;
    }
    case 'case.standing':
      return standing(filed(content), words);
    case 'case.at':
      return filed(content).at;
    case 'case.insurance':
      return insuranceLine('type', content, words);
    case 'case.insuredPlace':
      return insuranceLine('place', content, words);
    case 'answer.category':
      return wordOf(words.paper.categories, filed(content).answers.category);
    case 'answer.destination':
      return placeName(filed(content).answers.destination, content.divisions, words);
    case 'answer.begin':
      return filed(content).answers.begin ?? null;
    case 'answer.end':
      return filed(content).answers.end ?? null;
    case 'answer.telephone':
      return telephone(filed(content).answers.telephone);
    case 'answer.record':
      return filed(content).answers.record ?? null;
  }
}

function insuranceLine(field: InsuranceField, content: PaperContent, words: PaperWords): string | null {
  const { insurance } = filed(content);
  return insurance && insuranceValue(field, insurance, words);
}

const telephone = (text: string | undefined): string | null => (text === undefined ? null : maskTelephone(privately(text)).private);

const placeName = (code: string | undefined, divisions: PaperContent['divisions'], { language }: PaperWords): string | null =>
  code === undefined ? null : (divisionName(code, language) ?? divisions[code] ?? code);

/** The words of a closed list, looked up by what the platform or a document says. */
function wordOf(list: Readonly<Record<string, string>>, key: string | undefined): string | null {
  return key !== undefined && Object.hasOwn(list, key) ? (list[key] ?? null) : null;
}

/** What has been decided about it; only what the platform calls finished is called so. */
function standing({ operation, outcome }: FiledPaper, { paper }: PaperWords): string {
  if (outcome.kind !== 'done') return paper.standings[outcome.kind];
  return outcome.standing === 'accepted' ? paper.standings.accepted : (wordOf(paper.finished, operation) ?? paper.standings.finished);
}

/** Nothing arrived, and nothing is known that would stop it the next time. */
const mayTryAgain: ReadonlySet<FaultCode> = new Set(['filing.notSent', 'filing.tooLate']);

function nextStep({ outcome, heldUntil }: FiledPaper, { paper }: PaperWords): string {
  switch (outcome.kind) {
    case 'done':
      return paper.nextSteps[outcome.standing];
    case 'notDone':
      if (mayTryAgain.has(outcome.fault)) return paper.nextSteps.notDone;
      return wordOf(paper.refusals, outcome.fault.replace('filing.', '')) ?? paper.refusals.refused;
    case 'unknown':
      return paper.nextSteps.unknown;
    case 'held':
      return paper.nextSteps.held.replace('{{until}}', heldUntil ?? '');
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
