// `npm run journal -- show NUMBER`: everything the journal knows of one case; who it is only with --reveal.

import type { AuditRow } from '../audit.ts';
import { contentReader } from '../case-writers.ts';
import { type Answer, type Asked, keyOf, Refusal, reading, table, timeText } from './answer.ts';

/** Column by column: the link of a receipt is a key to its case and stays in the journal. */
const skeleton = `SELECT number, key, service, operation, state, reason, standing, platform_number AS platformNumber, told,
  created_at AS createdAt, changed_at AS changedAt, send_by AS sendBy, due_at AS dueAt, erased_at AS erasedAt
  FROM filing_case LEFT JOIN outbox ON outbox.filing_case = filing_case.id WHERE filing_case.id = ?`;

interface Attempt {
  readonly number: number;
  readonly messageId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly result: string | null;
}

type Entry = Pick<AuditRow, 'seq' | 'at' | 'kind' | 'detail'>;

const warning = 'PERSONAL DATA of one citizen follows: for settling this case and for nothing else. Keep no copy of it.';

export function show(asked: Asked): Answer {
  const number = numberOf(asked);
  return reading(asked, (database) => {
    const id = database.prepare<[string], number>('SELECT id FROM filing_case WHERE number = ?').pluck().get(number);
    if (id === undefined) throw new Refusal(`${number}: there is no such case in this journal`);
    const facts = database.prepare<[number], Readonly<Record<string, string | number | null>>>(skeleton).get(id) ?? {};
    const attempts = database
      .prepare<[number], Attempt>(
        `SELECT number, message_id AS messageId, started_at AS startedAt, ended_at AS endedAt, result
         FROM attempt WHERE filing_case = ? ORDER BY number`,
      )
      .all(id);
    const trail = database
      .prepare<[string], Entry>(`SELECT seq, at, kind, detail FROM audit WHERE subject = ? AND kind GLOB 'case*' ORDER BY seq`)
      .all(number);
    const person = asked.options.reveal ? revealed(asked, contentReader(database, keyOf(asked))(id)) : null;
    const text = [factLines(facts), attemptTable(attempts), trailTable(trail), ...(person === null ? [] : [personLines(person)])].join(
      '\n',
    );
    return { good: true, text, data: { ...facts, attempts, trail, ...(person === null ? {} : { person }) } };
  });
}

/** The number that was typed, as it stands on the paper. */
export function numberOf({ words: [number] }: Asked): string {
  if (number === undefined) throw new Refusal('The number of a case is wanted, as it stands on the paper: KIOSK-01-B000001', 2);
  return number.toUpperCase();
}

type Person = Readonly<Record<'name' | 'number' | 'telephone', string | null>>;

function revealed({ words: [number] }: Asked, content: ReturnType<ReturnType<typeof contentReader>>): Person {
  if (content === null)
    throw new Refusal(`${number}: who it is cannot be told any more, or not yet: it is erased, of another key, or was never submitted`);
  const { applicant, answers } = content;
  return { name: applicant.name.private, number: applicant.number.private, telephone: answers.telephone ?? null };
}

function factLines(facts: Readonly<Record<string, string | number | null>>): string {
  const word = (name: string, value: string | number | null): string =>
    name.endsWith('At') || name === 'sendBy' ? timeText(Number(value) || null) : String(value ?? '–');
  return pairs(Object.entries(facts).map(([name, value]) => [name, word(name, value)]));
}

const attemptTable = (attempts: readonly Attempt[]): string =>
  table(
    ['attempt', 'message', 'sent (UTC)', 'ended', 'result'],
    attempts.map(({ number, messageId, startedAt, endedAt, result }) => [
      String(number),
      messageId,
      timeText(startedAt),
      timeText(endedAt),
      result ?? '–',
    ]),
  );

const trailTable = (trail: readonly Entry[]): string =>
  table(
    ['entry', 'at (UTC)', 'kind', 'detail'],
    trail.map(({ seq, at, kind, detail }) => [String(seq), timeText(at), kind, detail ?? '–']),
  );

const personLines = (person: Person): string => `${warning}\n${pairs(Object.entries(person).map(([name, value]) => [name, value ?? '–']))}`;

const pairs = (lines: readonly (readonly [string, string])[]): string =>
  lines.map(([name, value]) => `${name.padEnd(16)}${value}\n`).join('');
