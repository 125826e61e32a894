/** Something in a store that is not as it must be. */
export interface Finding {
  /** Stable, `noun.what-is-wrong`. */
  readonly code: string;
  readonly detail: string;
  /** The event concerned, if it is about one. */
  readonly sequence?: number;
}
