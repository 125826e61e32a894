import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { JsonObject } from '#kernel/json.js';
import { LogReader } from './keeper/log-reader.js';
import { cloudEvent } from './questions/cloud-event.js';
import { ReadModel } from './read-model.js';

/** The log for those who follow it: never ahead of what answers show. */
@Injectable()
export class EventFeed {
  constructor(
    private readonly reader: LogReader,
    private readonly model: ReadModel,
  ) {}

  /** The last sequence that answers show. */
  get sequence(): number {
    return this.model.sequence;
  }

  /** The last sequence of the log, which answers may not show yet. */
  head(): Promise<number> {
    return this.reader.head();
  }

  /** Emits whenever that has moved. */
  get moved(): Observable<number> {
    return this.model.moved;
  }

  /** Up to so many events after the sequence, as CloudEvents; empty at the end. */
  async after(sequence: number, limit: number): Promise<readonly JsonObject[]> {
    return (await this.reader.slice(sequence, limit, this.model.sequence)).map(cloudEvent);
  }
}
