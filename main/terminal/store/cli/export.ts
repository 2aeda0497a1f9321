// `npm run journal -- export --redacted`: cases, attempts and the audit trail as JSON lines for whoever investigates, without persons.

import { type Answer, type Asked, Refusal, reading } from './answer.ts';

/** Column by column, so that one that is added later does not leave the kiosk unasked. The link of a receipt is a key to its case: it stays. */
const exported = {
  case: `SELECT number, key, service, operation, state, reason, standing, platform_number AS platformNumber, told, attempts,
    created_at AS createdAt, changed_at AS changedAt, send_by AS sendBy, erased_at AS erasedAt FROM filing_case ORDER BY id`,
  attempt: `SELECT filing_case.number AS number, attempt.number AS attempt, message_id AS messageId, started_at AS startedAt,
    ended_at AS endedAt, result FROM attempt JOIN filing_case ON filing_case.id = attempt.filing_case ORDER BY filing_case.id, attempt.number`,
  audit: 'SELECT seq, chain, at, kind, subject, detail, hex(content) AS content, hex(hash) AS hash FROM audit ORDER BY seq',
} as const;

export function exportRedacted(asked: Asked): Answer {
  if (!asked.options.redacted) throw new Refusal('Only export --redacted exists: nothing personal leaves the kiosk this way.', 2);
  const lines = reading(asked, (database) =>
    database.transaction(() =>
      Object.entries(exported).flatMap(([kind, select]) =>
        database
          .prepare<[], Readonly<Record<string, unknown>>>(select)
          .all()
          .map((row) => JSON.stringify({ of: kind, ...row })),
      ),
    )(),
  );
  return { good: true, text: lines.map((line) => `${line}\n`).join('') };
}
