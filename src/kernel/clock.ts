/** The only way to know what day it is; an abstract class, so that it is its own injection token. */
export abstract class Clock {
  abstract now(): Date;

  /** The calendar day in UTC, YYYY-MM-DD. */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
