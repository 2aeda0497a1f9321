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

const queueTickets = `
  -- A queue ticket (号票): the row is durable before the first byte goes to the dispenser. A void number is never given again.
  CREATE TABLE queue_ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit INTEGER NOT NULL REFERENCES visit (id),
    -- The terminal's own day.
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
    letter TEXT NOT NULL CHECK (letter GLOB '[A-Z]'),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    priority INTEGER NOT NULL CHECK (priority IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('printing', 'confirmed', 'void', 'unknown')),
    -- The proof, or the fault.
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 40),
    -- How it left the exit; null: nobody knows.
    taken TEXT CHECK (taken IN ('sensor', 'assumed', 'retracted')),
    issued_at INTEGER NOT NULL,
    ended_at INTEGER,
    left_at INTEGER,
    UNIQUE (day, kind, number),
    UNIQUE (day, letter, number),
    CHECK ((state = 'printing') = (ended_at IS NULL) AND (state = 'printing') = (detail IS NULL)),
    CHECK ((taken IS NULL) = (left_at IS NULL))
  ) STRICT;
  CREATE INDEX queue_ticket_printing ON queue_ticket (id) WHERE state = 'printing';
`;

export const migrations: readonly string[] = [first, queueTickets];
