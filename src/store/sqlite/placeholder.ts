/*
 * How to write the parameters of statements on the hot path. Against a bare `?` in a WHERE or a LIMIT this SQLite,
 * built with STAT4, plans the statement anew whenever another value is bound: 3 to 5 microseconds a call, several
 * times the look-up itself. Behind a cast it cannot look at the value, and keeps its plan.
 */
export const TEXT = 'CAST(? AS TEXT)';
export const INTEGER = 'CAST(? AS INTEGER)';
