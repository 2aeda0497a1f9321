// `npm run journal -- cases`: where every case is, what was told of it, and when. No field of a person.

import { type Answer, type Asked, reading, table, timeText } from './answer.ts';

interface Line {
  readonly number: string;
  readonly service: string;
  readonly state: string;
  readonly reason: string | null;
  readonly standing: string | null;
  readonly platformNumber: string | null;
  readonly told: string | null;
  readonly attempts: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly sendBy: number | null;
  readonly dueAt: number | null;
}

export function cases(asked: Asked): Answer {
  const lines = reading(asked, (database) =>
    database
      .prepare<[], Line>(
        `SELECT number, service, state, reason, standing, platform_number AS platformNumber, told, attempts, created_at AS createdAt,
           changed_at AS changedAt, send_by AS sendBy, due_at AS dueAt
         FROM filing_case LEFT JOIN outbox ON outbox.filing_case = filing_case.id ORDER BY filing_case.id`,
      )
      .all(),
  );
  const rows = lines.map((line) => [
    line.number,
    line.service,
    line.state,
    line.reason ?? '–',
    line.told ?? '–',
    String(line.attempts),
    timeText(line.createdAt),
    timeText(line.changedAt),
    timeText(line.dueAt),
  ]);
  const head = ['number', 'service', 'state', 'reason', 'told', 'attempts', 'begun (UTC)', 'changed', 'next look'];
  return { good: true, text: table(head, rows), data: lines };
}
