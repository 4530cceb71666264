-- Repeated calls find the task of the first one. Times are milliseconds since 1970 in UTC.

-- The API key that a task came with, and the SHA-256 of its whole request.
ALTER TABLE task ADD COLUMN api_key TEXT;
ALTER TABLE task ADD COLUMN fingerprint TEXT;

CREATE INDEX task_by_fingerprint ON task (fingerprint, created_at) WHERE fingerprint IS NOT NULL;

-- Callers' own idempotency keys, within an API key.
CREATE TABLE idempotency (
  api_key     TEXT NOT NULL,
  name        TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  task        TEXT NOT NULL REFERENCES task (id),
  created_at  BIGINT NOT NULL,
  PRIMARY KEY (api_key, name)
);

CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- The embedded database names the work of older jobs here. No PostgreSQL database has jobs that
-- old: it came after they did.
