-- What upstreams took for pictures, in millionths of the operator's currency. Times are milliseconds
-- since 1970 in UTC.

CREATE TABLE upstream_cost (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       BIGINT NOT NULL,
  task     TEXT NOT NULL,
  account  TEXT NOT NULL,
  provider TEXT NOT NULL,
  model    TEXT NOT NULL,
  pictures INTEGER NOT NULL,
  -- Of all of the pictures; null where the operator had set no cost.
  micros   BIGINT
);

CREATE INDEX upstream_cost_by_age ON upstream_cost (at);
CREATE INDEX upstream_cost_by_account ON upstream_cost (account, at);
