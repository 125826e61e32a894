import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue/catalogue.js';
import type { StoredEvent, ToldEvent } from '#kernel/event.js';
import { EventLog } from '#kernel/event-log.js';
import { Pace } from './pace.js';

/** The log in pages, older shapes lifted to the newest. */
@Injectable()
export class LogReader {
  constructor(
    private readonly log: EventLog,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * For projections, pages of events after the sequence, up to the head of the moment; empty when there are none. All but
   * the last have `PAGE_SIZE_MIN` events or more.
   */
  async *pagesAfter(sequence: number): AsyncGenerator<readonly ToldEvent[]> {
    const pace = new Pace();
    let last = sequence;
    for (;;) {
      const { size } = pace;
      const page = await this.log.readToldAfter(last, size);
      if (page.length > 0) yield page.map((event) => this.catalogue.revive(event));
      if (page.length < size) return;
      last = page.at(-1)!.sequence;
      pace.paged();
      // Others get their turn between two pages.
      await turn();
    }
  }

  /** At most `limit` events after the sequence, none beyond `upTo`. */
  async slice(after: number, limit: number, upTo: number): Promise<readonly StoredEvent[]> {
    const most = Math.min(limit, upTo - after);
    if (most <= 0) return [];
    return (await this.log.readAfter(after, most)).map((event) => this.catalogue.revive(event));
  }

  async stream(name: string): Promise<readonly StoredEvent[]> {
    return (await this.log.readStream(name)).map((event) => this.catalogue.revive(event));
  }

  /** One event; undefined past either end of the log. */
  async at(sequence: number): Promise<StoredEvent | undefined> {
    if (sequence < 1) return undefined;
    const [event] = await this.log.readAfter(sequence - 1, 1);
    return event && this.catalogue.revive(event);
  }

  async head(): Promise<number> {
    return (await this.log.head()).sequence;
  }
}
