-- Credits, limits of keys, and what operators look back at. Times are milliseconds since 1970 in UTC.

ALTER TABLE account ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;

ALTER TABLE api_key ADD COLUMN expires_at INTEGER;
-- Lists are JSON arrays of texts; null for no limit.
ALTER TABLE api_key ADD COLUMN allow_ips TEXT;
ALTER TABLE api_key ADD COLUMN allow_origins TEXT;
ALTER TABLE api_key ADD COLUMN models TEXT;
-- A key for testing has a limit of pictures a day.
ALTER TABLE api_key ADD COLUMN pictures_per_day INTEGER;
ALTER TABLE api_key ADD COLUMN explicit_label INTEGER NOT NULL DEFAULT 1;
ALTER TABLE api_key ADD COLUMN last_used_at INTEGER;
CREATE INDEX api_key_by_account ON api_key (account, created_at);

-- The key of the first start has no limit of calls: 0, where null leaves the word to the plan.
UPDATE api_key SET requests_per_minute = 0
WHERE account = 'default' AND name = 'bootstrap' AND requests_per_minute IS NULL;

-- How many pictures a task is to make, and whether its caller can come back for them.
ALTER TABLE task ADD COLUMN pictures INTEGER NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN returnable INTEGER NOT NULL DEFAULT 1;
CREATE INDEX task_by_key ON task (api_key, created_at);
CREATE INDEX idempotency_by_task ON idempotency (task);
CREATE INDEX task_by_creation ON task (created_at);
CREATE INDEX task_by_end ON task (finished_at) WHERE finished_at IS NOT NULL;

-- A movement of credits: two or more entries that sum to zero. Nothing here is ever changed.
CREATE TABLE ledger_transfer (
  id         TEXT PRIMARY KEY,
  type       TEXT NOT NULL,
  task       TEXT,
  reason     TEXT NOT NULL,
  -- Names a transfer that must happen once only, so that a repeat of it is harmless.
  reference  TEXT UNIQUE,
  created_at INTEGER NOT NULL
);

CREATE TABLE ledger_entry (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  transfer   TEXT NOT NULL REFERENCES ledger_transfer (id),
  -- An account of a customer, or one of the house: 'issued' and 'earned'.
  account    TEXT NOT NULL,
  -- 'credits' can be spent, 'held' is reserved.
  book       TEXT NOT NULL,
  amount     INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE INDEX ledger_entry_by_account ON ledger_entry (account, id);
CREATE INDEX ledger_entry_by_transfer ON ledger_entry (transfer);

CREATE TRIGGER ledger_transfer_stays BEFORE UPDATE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_transfer_remains BEFORE DELETE ON ledger_transfer
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_entry_remains BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The sums of a customer's entries, kept with them so that no balance goes below zero.
CREATE TABLE ledger_balance (
  account TEXT PRIMARY KEY,
  credits INTEGER NOT NULL DEFAULT 0 CHECK (credits >= 0),
  held    INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0)
);

-- What is reserved for a task: state 'open', then 'captured', 'released' or 'expired'.
CREATE TABLE ledger_hold (
  task       TEXT PRIMARY KEY,
  account    TEXT NOT NULL,
  amount     INTEGER NOT NULL CHECK (amount >= 0),
  state      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);

CREATE INDEX ledger_hold_open ON ledger_hold (expires_at) WHERE state = 'open';

-- Calls counted in windows of a minute, where several nodes count together.
CREATE TABLE rate_window (
  name      TEXT PRIMARY KEY,
  opened_at INTEGER NOT NULL,
  used      INTEGER NOT NULL
);

CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  -- Who: 'admin', or the id of an API key.
  actor   TEXT NOT NULL,
  -- What: such as 'account.create' or 'label.explicit.off'.
  action  TEXT NOT NULL,
  -- To what: the id of an account, key or task; or the name of a switch.
  subject TEXT NOT NULL,
  -- A JSON object with the particulars; never a key, token or prompt.
  detail  TEXT NOT NULL,
  address TEXT NOT NULL
);

CREATE INDEX audit_by_age ON audit (at);

CREATE TABLE request_log (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  request TEXT NOT NULL,
  dialect TEXT NOT NULL,
  method  TEXT NOT NULL,
  route   TEXT NOT NULL,
  status  INTEGER NOT NULL,
  millis  INTEGER NOT NULL,
  account TEXT,
  api_key TEXT,
  task    TEXT,
  address TEXT NOT NULL
);

CREATE INDEX request_log_by_age ON request_log (at);
CREATE INDEX request_log_by_account ON request_log (account, id);
