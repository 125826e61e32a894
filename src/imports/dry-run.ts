import { hash } from 'node:crypto';
import { refuse } from '#kernel/refusal.js';
import { naturalKeyOf } from '#vocabulary/natural-key.js';
import type { RecordData } from '#vocabulary/record.js';
import type { Entry, Recorder } from './run-import.js';
import { shapedRecord } from './shaped-record.js';

/** Everything but the writing: throws what recording would be refused for. */
export type Check = (entry: Entry) => Promise<{ readonly replayed: boolean }>;

interface Taken {
  readonly line: number;
  /** Of the record, defaults spelt out. */
  readonly digest: string;
}

/**
 * Stands in for the recorder in a dry run, and before a batch that is recorded whole or not at all. The log cannot tell whether two rows of one table are in each other's way, for
 * the first is not there; so what would have been recorded is kept in mind.
 */
export class DryRun implements Recorder {
  readonly #keys = new Map<string, Taken>();
  /** Lines by identifier and by natural key. */
  readonly #ids = new Map<string, number>();
  readonly #acts = new Map<string, number>();
  /** Rows that nobody has decided on yet, by what others may claim too. */
  readonly #open = new Map<string, Promise<unknown>>();

  /** Without a check shapes alone are looked at, and rows among themselves. */
  constructor(private readonly check?: Check) {}

  async record(entry: Entry, line: number): Promise<{ readonly replayed: boolean }> {
    const record = shapedRecord(entry.data);
    const act = naturalKeyOf(record);
    const claims = [entry.idempotencyKey, `act ${act}`];
    if (record.id !== '') claims.push(`id ${record.id}`);
    const before = claims.flatMap((claim) => this.#open.get(claim) ?? []);
    const decided = Promise.all(before).then(() => this.#decide(entry, { record, act, line }));
    const settled = decided.then(
      () => {},
      () => {},
    );
    for (const claim of claims) this.#open.set(claim, settled);
    try {
      return await decided;
    } finally {
      for (const claim of claims) {
        if (this.#open.get(claim) === settled) this.#open.delete(claim);
      }
    }
  }

  async #decide(
    entry: Entry,
    { record, act, line }: { record: RecordData; act: string; line: number },
  ): Promise<{ readonly replayed: boolean }> {
    const digest = hash('sha1', JSON.stringify(record), 'base64');
    const earlier = this.#keys.get(entry.idempotencyKey);
    if (earlier?.digest === digest) return { replayed: true };
    if (earlier) throw repeatedKey(earlier.line);
    const namesake = this.#ids.get(record.id);
    if (namesake !== undefined) throw repeatedId(record.id, namesake);
    const twin = this.#acts.get(act);
    if (twin !== undefined) throw repeatedAct(twin);
    const answer = await this.check?.(entry);
    if (answer?.replayed) return answer;
    this.#keys.set(entry.idempotencyKey, { line, digest });
    if (record.id !== '') this.#ids.set(record.id, line);
    this.#acts.set(act, line);
    return { replayed: false };
  }
}

const repeatedKey = (line: number) =>
  refuse(
    'conflict',
    'row.repeated',
    `This is the key of line ${line} too, which has something else in it, and the second of two rows with one key is not recorded. Give it another key, in JSON another id, or take it out.`,
  );

const repeatedId = (id: string, line: number) =>
  refuse(
    'conflict',
    'record.exists',
    `"${id}" is the identifier of line ${line} too. Give this one another, or take it out.`,
  );

const repeatedAct = (line: number) =>
  refuse(
    'conflict',
    'record.duplicate',
    `Line ${line} records the same act: kind, party, date and principles are equal. Take one of them out, or tell them apart by "subkind".`,
  );
