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
 * Stands in for the recorder in a dry run, and before a batch that is recorded whole or not at all. The log cannot tell
 * whether two rows of one table are in each other's way, for the first is not there; so what would have been recorded is
 * kept in mind.
 */
export class DryRun implements Recorder {
  readonly #check: Check | undefined;
  readonly #keys = new Map<string, Taken>();
  /** Lines by identifier and by natural key. */
  readonly #ids = new Map<string, number>();
  readonly #acts = new Map<string, number>();
  /** Rows that nobody has decided on yet, by what others may claim too. */
  readonly #open = new Map<string, Promise<unknown>>();

  /** Without a check shapes alone are looked at, and rows among themselves. */
  constructor(check?: Check) {
    this.#check = check;
  }

  async record(entry: Entry, line: number): Promise<{ readonly replayed: boolean }> {
    const claim = claimOf(shapedRecord(entry.data));
    const claims = [entry.idempotencyKey, `act ${claim.act}`];
    if (claim.id !== '') claims.push(`id ${claim.id}`);
    const before = claims.flatMap((each) => this.#open.get(each) ?? []);
    const decided = Promise.all(before).then(() => this.#decide(entry, claim, line));
    const settled = decided.then(
      () => {},
      () => {},
    );
    for (const each of claims) this.#open.set(each, settled);
    try {
      return await decided;
    } finally {
      for (const each of claims) {
        if (this.#open.get(each) === settled) this.#open.delete(each);
      }
    }
  }

  /** Whether it could be recorded after what is kept in mind; it is not kept itself. */
  async check(entry: Entry): Promise<{ readonly replayed: boolean }> {
    return this.#look(entry, claimOf(shapedRecord(entry.data)));
  }

  async #decide(entry: Entry, claim: Claim, line: number): Promise<{ readonly replayed: boolean }> {
    const answer = await this.#look(entry, claim);
    if (answer.replayed) return answer;
    const { id, act, digest } = claim;
    this.#keys.set(entry.idempotencyKey, { line, digest });
    if (id !== '') this.#ids.set(id, line);
    this.#acts.set(act, line);
    return answer;
  }

  async #look(entry: Entry, { id, act, digest }: Claim): Promise<{ readonly replayed: boolean }> {
    const earlier = this.#keys.get(entry.idempotencyKey);
    if (earlier?.digest === digest) return { replayed: true };
    if (earlier) throw repeatedKey(earlier.line);
    const namesake = this.#ids.get(id);
    if (namesake !== undefined) throw repeatedId(id, namesake);
    const twin = this.#acts.get(act);
    if (twin !== undefined) throw repeatedAct(twin);
    return (await this.#check?.(entry)) ?? { replayed: false };
  }
}

/** What no two rows may have in common. */
interface Claim {
  readonly id: string;
  /** The natural key. */
  readonly act: string;
  /** Of the record, defaults spelt out. */
  readonly digest: string;
}

const claimOf = (record: RecordData): Claim => ({
  id: record.id,
  act: naturalKeyOf(record),
  digest: hash('sha1', JSON.stringify(record), 'base64'),
});

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
