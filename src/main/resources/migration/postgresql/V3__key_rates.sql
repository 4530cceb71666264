-- How many creating calls a key may make in a minute; null for no limit of its own.
ALTER TABLE api_key ADD COLUMN requests_per_minute INTEGER;
