import { Clock } from '#kernel/clock.js';

/** The time of this machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
