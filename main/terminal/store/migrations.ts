// The journal's numbered migrations: entry N brings a file from version N to N + 1. An entry that has shipped never changes.

const first = `
  -- One life of the terminal process; its epoch is the one the Views carry.
  CREATE TABLE life (
    epoch TEXT PRIMARY KEY CHECK (length(epoch) BETWEEN 1 AND 40),
    started_at INTEGER NOT NULL
  ) STRICT;

  -- From the first act on the attract screen to the return to it. No personal field, by design.
  CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    epoch TEXT NOT NULL REFERENCES life (epoch),
    started_at INTEGER NOT NULL,
    sign_in TEXT CHECK (sign_in IN ('eVoucher', 'idCard')),
    ended_at INTEGER,
    how TEXT CHECK (how IN ('left', 'idle', 'interrupted', 'fault')),
    -- When the next visitor was told of an interrupted visit.
    told_at INTEGER,
    CHECK ((ended_at IS NULL) = (how IS NULL))
  ) STRICT;
  CREATE INDEX visit_open ON visit (id) WHERE ended_at IS NULL;

  CREATE TABLE service_use (
    id INTEGER PRIMARY KEY,
    visit INTEGER NOT NULL REFERENCES visit (id),
    service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 40),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    result TEXT CHECK (result IN ('answered', 'failed', 'cancelled', 'interrupted')),
    fault TEXT CHECK (length(fault) BETWEEN 1 AND 40),
    CHECK ((ended_at IS NULL) = (result IS NULL))
  ) STRICT;

  -- A paper: the row is durable before the first byte goes to the printer.
  CREATE TABLE print_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service_use INTEGER NOT NULL REFERENCES service_use (id),
    reference TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('done', 'notDone', 'unknown')),
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 40),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
  ) STRICT;
`;

export const migrations: readonly string[] = [first];
