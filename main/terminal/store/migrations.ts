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

const cases = `
  -- One row: whose journal it is, whose key encrypts and chains, and how often a backup was put back.
  CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key_id TEXT NOT NULL CHECK (length(key_id) = 16 AND key_id NOT GLOB '*[^0-9a-f]*'),
    terminal TEXT NOT NULL CHECK (length(terminal) BETWEEN 1 AND 20),
    chain INTEGER NOT NULL CHECK (chain >= 1)
  ) STRICT;

  -- The audit trail. No personal field: numbers of cases, words of ours, digests of ciphertext.
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    chain INTEGER NOT NULL CHECK (chain >= 1),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
    detail TEXT CHECK (length(detail) BETWEEN 1 AND 80),
    content BLOB CHECK (length(content) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
  ) STRICT;
  CREATE TRIGGER audit_is_gap_free BEFORE INSERT ON audit WHEN NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0) + 1
    BEGIN SELECT raise(ABORT, 'the audit trail has no gap'); END;
  CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit trail never changes'); END;

  -- The entry that tells of the number; NULL: it was given before there was a trail, or it stands there so that a restore gives it to nobody.
  ALTER TABLE print_job ADD COLUMN audit INTEGER;
  ALTER TABLE queue_ticket ADD COLUMN audit INTEGER;
  CREATE UNIQUE INDEX print_job_audit ON print_job (audit);
  CREATE UNIQUE INDEX queue_ticket_audit ON queue_ticket (audit);

  -- A case (办件): its skeleton, without any personal field.
  CREATE TABLE filing_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE CHECK (length(number) <= 20 AND number GLOB '*-B[0-9][0-9][0-9][0-9][0-9][0-9]'),
    key TEXT NOT NULL UNIQUE CHECK (length(key) = 32 AND key NOT GLOB '*[^0-9a-f]*'),
    link TEXT NOT NULL CHECK (length(link) = 11 AND link NOT GLOB '*[^A-Za-z0-9_-]*'),
    visit INTEGER NOT NULL REFERENCES visit (id),
    service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 40),
    operation TEXT NOT NULL CHECK (length(operation) BETWEEN 1 AND 40),
    state TEXT NOT NULL CHECK (state IN ('draft', 'prepared', 'sent', 'unknown', 'confirmed', 'rejected', 'manual', 'withdrawn')),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 40),
    standing TEXT CHECK (standing IN ('finished', 'accepted')),
    platform_number TEXT CHECK (length(platform_number) BETWEEN 1 AND 40),
    told TEXT CHECK (told IN ('done', 'notDone', 'unknown', 'held')),
    created_at INTEGER NOT NULL,
    -- Of the state, not of anything else.
    changed_at INTEGER NOT NULL,
    send_by INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- SHA-256 of the ciphertext and the look-up hash; it stays when they are erased.
    content_hash BLOB CHECK (length(content_hash) = 32),
    erased_at INTEGER,
    -- The entry of the audit trail that tells of this row as it is.
    audit INTEGER NOT NULL,
    CHECK ((state = 'confirmed') = (standing IS NOT NULL)),
    CHECK ((send_by IS NULL) = (content_hash IS NULL)),
    CHECK (CASE state WHEN 'draft' THEN send_by IS NULL WHEN 'withdrawn' THEN 1 ELSE send_by IS NOT NULL END),
    CHECK (state NOT IN ('sent', 'unknown') OR attempts >= 1),
    CHECK (state NOT IN ('draft', 'prepared', 'sent', 'unknown') OR erased_at IS NULL),
    -- Nobody is told of a success or of nothing that is not so.
    CHECK (told IS NOT 'done' OR state = 'confirmed'),
    CHECK (told IS NOT 'notDone' OR state IN ('rejected', 'withdrawn'))
  ) STRICT;
  CREATE INDEX filing_case_visit ON filing_case (visit);

  -- What a citizen submitted, encrypted; NULL once it is erased. The only personal fields of the journal.
  CREATE TABLE case_content (
    filing_case INTEGER PRIMARY KEY REFERENCES filing_case (id),
    applicant BLOB CHECK (length(applicant) BETWEEN 30 AND 20000),
    answers BLOB CHECK (length(answers) BETWEEN 30 AND 200000),
    -- Keyed hash of the ID number.
    applicant_key BLOB CHECK (length(applicant_key) = 32),
    CHECK ((applicant IS NULL) = (answers IS NULL) AND (applicant IS NULL) = (applicant_key IS NULL))
  ) STRICT;
  CREATE INDEX case_content_applicant ON case_content (applicant_key) WHERE applicant_key IS NOT NULL;

  -- Whatever the platform is still to be told or asked of.
  CREATE TABLE outbox (
    filing_case INTEGER PRIMARY KEY REFERENCES filing_case (id),
    due_at INTEGER NOT NULL
  ) STRICT;

  -- The row is durable before the first byte of the attempt leaves.
  CREATE TABLE attempt (
    filing_case INTEGER NOT NULL REFERENCES filing_case (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    message_id TEXT NOT NULL UNIQUE CHECK (length(message_id) BETWEEN 1 AND 40),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    result TEXT CHECK (result IN ('accepted', 'refused', 'notSent', 'lost')),
    PRIMARY KEY (filing_case, number),
    CHECK ((ended_at IS NULL) = (result IS NULL))
  ) STRICT, WITHOUT ROWID;

  -- An encrypted file beside the journal; it is on the disk before its row.
  CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    filing_case INTEGER NOT NULL REFERENCES filing_case (id),
    kind TEXT NOT NULL CHECK (kind IN ('signature', 'photograph', 'document')),
    file TEXT NOT NULL UNIQUE CHECK (length(file) = 32 AND file NOT GLOB '*[^0-9a-f]*'),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    bytes INTEGER NOT NULL CHECK (bytes >= 1),
    kept_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attachment_case ON attachment (filing_case);

  -- 好差评 of a case or of a query.
  CREATE TABLE rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    filing_case INTEGER UNIQUE REFERENCES filing_case (id),
    service_use INTEGER UNIQUE REFERENCES service_use (id),
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    -- JSON array of words of ours.
    reasons TEXT NOT NULL CHECK (json_valid(reasons) AND length(reasons) <= 400),
    rated_at INTEGER NOT NULL,
    sent_at INTEGER,
    CHECK ((filing_case IS NULL) <> (service_use IS NULL))
  ) STRICT;
  CREATE INDEX rating_unsent ON rating (id) WHERE sent_at IS NULL;

  -- Every second up to here may have given its message ids away.
  CREATE TABLE message_seconds (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until INTEGER NOT NULL CHECK (until >= 0)
  ) STRICT;

  -- Old visits are deleted with all that hangs on them.
  CREATE INDEX visit_epoch ON visit (epoch);
  CREATE INDEX service_use_visit ON service_use (visit);
  CREATE INDEX print_job_use ON print_job (service_use);
  CREATE INDEX queue_ticket_visit ON queue_ticket (visit);
`;

export const migrations: readonly string[] = [first, queueTickets, cases];
