import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock.js';
import { dayAt } from '#vocabulary/day.js';
import type { Known } from './decisions/known.js';
import { knownFrom } from './decisions/known-from-model.js';
import { ReadModel } from './read-model.js';

/** What deciders may know at this moment. */
@Injectable()
export class KnownNow {
  #known: { sequence: number; known: Known } | undefined;

  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  get known(): Known {
    const { sequence } = this.model;
    if (this.#known?.sequence !== sequence) {
      const known = knownFrom(this.model, () => dayAt(this.clock.now().getTime()));
      this.#known = { sequence, known };
    }
    return this.#known.known;
  }

  /** Waits until it is known what the log holds up to the sequence; false when it was known already. */
  async catchesUp(sequence: number): Promise<boolean> {
    if (this.model.sequence >= sequence) return false;
    await this.model.reached(sequence);
    return true;
  }
}
