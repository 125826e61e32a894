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
];
