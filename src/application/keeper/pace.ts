/** So few events are a page at first. */
export const PAGE_SIZE_MIN = 32;
/** Longer pages bring nothing: what a page costs beside its events is small by then. */
const PAGE_SIZE_MAX = 250;
/** What a page is meant to take: others wait for it. */
const PAGE_MS = 3;

/**
 * How many events to a page: as many as hold up the event loop for a short time, whether the program has just started and
 * its code is not compiled yet, the machine is slow, or neither.
 */
export class Pace {
  #size = PAGE_SIZE_MIN;
  #activeMs: number;

  /** Takes the time, in milliseconds, that the event loop was not idle. */
  constructor(private readonly active = () => performance.eventLoopUtilization().active) {
    this.#activeMs = active();
  }

  /** Events to the next page. */
  get size(): number {
    return this.#size;
  }

  /** To be told when all that was to be done with a page is done. */
  paged(): void {
    const before = this.#activeMs;
    this.#activeMs = this.active();
    const fit = PAGE_MS / (this.#activeMs - before);
    const size = Math.round(this.#size * Math.min(2, Math.max(0.5, fit)));
    this.#size = Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE_MIN, size));
  }
}
