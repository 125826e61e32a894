/** One thing that is wrong with an input, in the words of the field. */
export interface Problem {
  /** Stable `noun.what-is-wrong`; each has a heading in docs/errors.md. */
  readonly code: string;
  /** RFC 6901 pointer into the body, or the name of a query parameter; empty for the whole input. */
  readonly pointer: string;
  /** A sentence that says what is wrong and what to do. */
  readonly detail: string;
}

/** Shorthand that keeps call sites on one line. */
export const problem = (code: string, pointer: string, detail: string): Problem => ({
  code,
  pointer,
  detail,
});
