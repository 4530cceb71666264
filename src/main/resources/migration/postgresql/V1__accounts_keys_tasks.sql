-- Accounts, keys and tasks. Times are milliseconds since 1970 in UTC.
-- Names, columns and their meaning are those of the embedded database; flags are 0 or 1 in both.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  plan       TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE api_key (
  id         TEXT PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES account (id),
  name       TEXT NOT NULL,
  -- The first characters, for people to tell keys apart.
  prefix     TEXT NOT NULL,
  -- Lower-case hex of the SHA-256 of the key; the key itself is kept nowhere.
  hash       TEXT NOT NULL UNIQUE,
  disabled   INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE task (
  id          TEXT PRIMARY KEY,
  account     TEXT NOT NULL REFERENCES account (id),
  dialect     TEXT NOT NULL,
  request     TEXT NOT NULL,
  state       TEXT NOT NULL,
  job         TEXT NOT NULL,
  outcome     TEXT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  created_at  BIGINT NOT NULL,
  started_at  BIGINT,
  finished_at BIGINT
);

CREATE INDEX task_by_account ON task (account, created_at);
CREATE INDEX task_unfinished ON task (state) WHERE state IN ('queued', 'running');

-- db-scheduler's own table, as its documentation gives it.
CREATE TABLE scheduled_tasks (
  task_name            TEXT NOT NULL,
  task_instance        TEXT NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            TEXT,
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
