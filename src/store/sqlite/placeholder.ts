/*
 * How to write the parameters of statements on the hot path. With the SQLite that better-sqlite3 is built with, a bare
 * `?` in a WHERE or a LIMIT costs 3 to 5 microseconds more whenever another value is bound than one behind a cast: as
 * measured, and several times the look-up itself. We take it that the statement is planned anew for each value, which
 * a build with STAT4 may do; the cause was not looked into further.
 */
export const TEXT = 'CAST(? AS TEXT)';
export const INTEGER = 'CAST(? AS INTEGER)';
