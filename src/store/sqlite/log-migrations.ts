/** Marks a file as a log of this program, in SQLite's header. */
export const LOG_APPLICATION_ID = 0x53504c47;

/**
 * The shape of `log.db`, step by step, oldest first. A step that has shipped is never changed: add another one.
 * Rowid tables on purpose: WITHOUT ROWID halves the speed of bulk appends.
 */
export const LOG_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE event (
    sequence    INTEGER PRIMARY KEY CHECK (sequence > 0),
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    stream      TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0),
    type        TEXT    NOT NULL,
    schema      INTEGER NOT NULL,
    recorded_at TEXT    NOT NULL,
    actor       TEXT    NOT NULL,
    origin      TEXT,
    body        TEXT    NOT NULL,
    salt        BLOB    NOT NULL CHECK (length(salt) = 16),
    leaf        BLOB    NOT NULL CHECK (length(leaf) = 32),
    UNIQUE (stream, version)
  ) STRICT;

  CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed: record an amendment'); END;

  CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted: record a retraction'); END;

  CREATE TABLE head (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    sequence      INTEGER NOT NULL,
    recorded_at   TEXT    NOT NULL,
    compact_range BLOB    NOT NULL
  ) STRICT;

  INSERT INTO head VALUES (1, 0, '', x'');

  -- The rest of the receipt stands in the event of that sequence, which never changes.
  CREATE TABLE idempotency (
    key         TEXT    PRIMARY KEY NOT NULL,
    fingerprint TEXT    NOT NULL,
    sequence    INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE natural_key (
    key    TEXT NOT NULL,
    stream TEXT NOT NULL,
    PRIMARY KEY (key, stream)
  ) STRICT;

  CREATE UNIQUE INDEX natural_key_by_stream ON natural_key (stream);
  `,
  // Fewer and smaller B-trees for each record; keys begin with the day, so that neighbours in time are neighbours in
  // the index and a commit writes few of its pages. A claim is numbered by an event of the stream that holds it.
  `
  ALTER TABLE event ADD COLUMN idempotency_key TEXT;
  -- Digest of what was asked; null where that was the event itself and nothing else.
  ALTER TABLE event ADD COLUMN asked TEXT;

  DROP TRIGGER event_is_never_updated;
  UPDATE event SET idempotency_key = i.key, asked = i.fingerprint
  FROM idempotency AS i WHERE i.sequence = event.sequence;
  CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed: record an amendment'); END;
  DROP TABLE idempotency;
  CREATE UNIQUE INDEX event_by_idempotency_key ON event (idempotency_key)
  WHERE idempotency_key IS NOT NULL;

  -- first: 1 for the stream that has held the key longest, 0 for those that insisted after it.
  CREATE TABLE claim (
    sequence INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL,
    first    INTEGER NOT NULL
  ) STRICT;

  -- kind|subkind|party|day|… becomes day|kind|subkind|party|….
  WITH one AS (SELECT stream, key AS k, instr(key, '|') AS a FROM natural_key),
    two AS (SELECT *, a + instr(substr(k, a + 1), '|') AS b FROM one),
    three AS (SELECT *, b + instr(substr(k, b + 1), '|') AS c FROM two),
    four AS (SELECT *, c + instr(substr(k, c + 1), '|') AS d FROM three)
  INSERT INTO claim
  SELECT sequence, substr(k, c + 1, d - c) || substr(k, 1, c) || substr(k, d + 1),
    row_number() OVER (PARTITION BY k ORDER BY sequence) = 1
  FROM four JOIN event ON event.stream = four.stream AND event.version = 1;

  DROP TABLE natural_key;
  ALTER TABLE claim RENAME TO natural_key;
  CREATE UNIQUE INDEX natural_key_first ON natural_key (key) WHERE first = 1;
  CREATE INDEX natural_key_further ON natural_key (key) WHERE first = 0;
  `,
];
