import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue/catalogue.js';
import { EventLog, type NaturalKey, type PublishedEvent } from '#kernel/event-log.js';
import { refuse } from '#kernel/refusal.js';
import { naturalKeyOf } from '#vocabulary/natural-key.js';
import type { RecordData } from '#vocabulary/record.js';
import { evolve, isRecording, type RecordLife } from '#vocabulary/record-life.js';
import { eventIn, type Line, numbered } from './published-lines.js';

const PAGE_SIZE = 1_000;
/** Name of the log that ships with the program, in the origin of events taken over from it. */
const PUBLISHED_LOG = 'gids';

/** Published logs: written out with everything that was hashed, and taken up byte for byte. */
@Injectable()
export class Publication {
  constructor(
    private readonly log: EventLog,
    private readonly catalogue: Catalogue,
  ) {}

  /** One canonical line an event, oldest first, ready to be joined by line feeds. */
  async *lines(): AsyncGenerator<string> {
    let last = 0;
    for (;;) {
      const page = await this.log.readPublished(last, PAGE_SIZE);
      if (page.length === 0) return;
      for (const event of page) yield JSON.stringify(event);
      last = page.at(-1)!.sequence;
    }
  }

  /**
   * Continues this log by the lines of a published one that it does not hold yet. A log that has grown by events of
   * its own is left as it is: then nothing is taken up, and `diverged` says so. When nothing is new, as at most starts,
   * one line is read.
   */
  async follow(lines: Iterable<string>): Promise<{ taken: number; diverged: boolean }> {
    const { sequence: head } = await this.log.head();
    const told = [...numbered(lines)];
    if (head > told.length || !(await this.#ends(told[head - 1], head))) {
      return { taken: 0, diverged: true };
    }
    if (head < told.length) await this.#replicate(this.#eventsIn(told), head);
    return { taken: told.length - head, diverged: false };
  }

  /**
   * For a log that has events of its own: takes the published events that it does not hold in as events of its own,
   * at its end, with their origin beside them. Done twice, it adds nothing the second time.
   */
  async update(lines: Iterable<string>): Promise<{ taken: number }> {
    const published = this.#eventsIn([...numbered(lines)]);
    const keys = this.#naturalKeys(published);
    let taken = 0;
    for (let at = await this.#sharedLength(published); at < published.length; at++) {
      if ((await this.#adopt(published[at]!, keys[at])) === 'stored') taken += 1;
    }
    return { taken };
  }

  /** How many events both logs begin with, by bisection: equal leaves at a place mean equal logs up to it. */
  async #sharedLength(published: readonly PublishedEvent[]): Promise<number> {
    const { sequence: head } = await this.log.head();
    let [shared, parted] = [0, Math.min(head, published.length) + 1];
    while (parted - shared > 1) {
      const middle = Math.floor((shared + parted) / 2);
      if ((await this.#leafAt(middle)) === published[middle - 1]?.leaf) shared = middle;
      else parted = middle;
    }
    return shared;
  }

  async #adopt(event: PublishedEvent, naturalKey: NaturalKey | undefined) {
    const { stream, type, schema, data, sequence, recordedAt, actor } = event;
    const origin = event.origin ?? { log: PUBLISHED_LOG, sequence, recordedAt };
    const { outcome } = await this.log.append({
      stream,
      expected: 'any',
      actor,
      events: [{ type, schema, data, origin }],
      idempotency: { key: `published:${PUBLISHED_LOG}:${sequence}`, asked: event.leaf },
      ...(naturalKey && { naturalKey }),
    });
    return outcome;
  }

  #eventsIn(lines: readonly Line[]): readonly PublishedEvent[] {
    return lines.map((line) => eventIn(line, this.catalogue));
  }

  /** Whether the line is the one event at which this log stands; then all before it are the same, too. */
  async #ends(line: Line | undefined, head: number): Promise<boolean> {
    return line === undefined || (await this.#leafAt(head)) === eventIn(line, this.catalogue).leaf;
  }

  async #leafAt(sequence: number): Promise<string | undefined> {
    const [own] = await this.log.readPublished(sequence - 1, 1);
    return own?.leaf;
  }

  async #replicate(published: readonly PublishedEvent[], head: number): Promise<void> {
    const keys = this.#naturalKeys(published);
    for (let at = head; at < published.length; at += PAGE_SIZE) {
      await this.log.replicate(published.slice(at, at + PAGE_SIZE), keys.slice(at, at + PAGE_SIZE));
    }
  }

  /** Natural keys are not published; they follow from the records' lives. */
  #naturalKeys(events: readonly PublishedEvent[]): readonly (NaturalKey | undefined)[] {
    const lives = new Map<string, RecordLife>();
    return events.map((event) => {
      try {
        const life = evolve(lives.get(event.stream), this.catalogue.revive(event));
        if (life) lives.set(event.stream, life);
        return claimOf(event, life?.data);
      } catch {
        throw broken(event);
      }
    });
  }
}

/** What was hashed can be told from what was forged only where it can be read at all. */
const broken = ({ sequence, type }: PublishedEvent) =>
  refuse(
    'invalid',
    'log.not-an-event',
    `Event ${sequence} of the published log lacks what makes a ${type}. Get the file again from where it was published.`,
  );

function claimOf(event: PublishedEvent, life: RecordData | undefined): NaturalKey | undefined {
  if (event.type === 'RecordRetracted') return { claim: null, insist: true };
  return life && tellsAct(event) ? { claim: naturalKeyOf(life), insist: true } : undefined;
}

const tellsAct = ({ type, data }: PublishedEvent): boolean =>
  isRecording(type) ||
  type === 'RecordAmended' ||
  (type === 'RecordReviewed' && data['verdict'] === 'adjudicated');
