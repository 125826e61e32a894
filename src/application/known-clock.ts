import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock.js';
import { refuse } from '#kernel/refusal.js';
import { isRealDay } from '#vocabulary/day.js';
import { LogReader } from './keeper/log-reader.js';
import { ReadModel } from './read-model.js';

/** Turns what somebody writes for *as known at* into a sequence. */
@Injectable()
export class KnownClock {
  constructor(
    private readonly model: ReadModel,
    private readonly reader: LogReader,
    private readonly clock: Clock,
  ) {}

  /** A sequence as it is, an instant as the last sequence recorded by then, nothing as now. */
  async sequenceOf(text: string | undefined, pointer = 'knownAt'): Promise<number> {
    if (text === undefined) return this.model.sequence;
    const isSequence = /^\d{1,15}$/.test(text);
    const sequence = isSequence ? Number(text) : await this.#lastBy(instant(text, pointer));
    const head = await this.reader.head();
    if (sequence > head) throw beyondHead(sequence, head, pointer);
    await this.model.reached(sequence, pointer);
    return sequence;
  }

  /** Whether what is known then can still grow: a sequence is fixed for ever, a time once it is over. */
  isOver(text: string): boolean {
    return /^\d{1,15}$/.test(text) || instant(text, 'knownAt') < this.clock.now().getTime();
  }

  /** By bisection, for recording times never decrease along the log. */
  async #lastBy(time: number): Promise<number> {
    let [known, unknown] = [0, (await this.reader.head()) + 1];
    while (unknown - known > 1) {
      const middle = Math.floor((known + unknown) / 2);
      const event = await this.reader.at(middle);
      if (event && Date.parse(event.recordedAt) <= time) known = middle;
      else unknown = middle;
    }
    return known;
  }
}

const TIME_OF_DAY = /^T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;
const END_OF_DAY = 'T23:59:59.999Z';

/** A day alone means its end: what was known when it was over. No day rolls over into the next month. */
function instant(text: string, pointer: string): number {
  const [day, time] = [text.slice(0, 10), text.slice(10) || END_OF_DAY];
  const isSound = isRealDay(day) && TIME_OF_DAY.test(time);
  const parsed = isSound ? Date.parse(day + time) : Number.NaN;
  if (!Number.isNaN(parsed)) return parsed;
  throw refuse(
    'invalid',
    'known-at.malformed',
    `"${text.slice(0, 60)}" is no known time. Give a sequence such as 1500, a day such as 2026-11-24, or an instant such as 2026-11-24T12:00:00Z.`,
    { pointer },
  );
}

const beyondHead = (sequence: number, head: number, pointer: string) =>
  refuse(
    'invalid',
    'known-at.beyond-head',
    `The log ends at sequence ${head}; ${sequence} is not there yet. ${pointer === 'knownAt' ? 'Leave knownAt out for what is known now' : `Give an earlier one as ${pointer}`}.`,
    { pointer, facts: { head } },
  );
