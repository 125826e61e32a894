import type { Progress } from '#application/keeper/keeper.js';
import type { PackageAsked } from '#application/package-maker.js';
import type { Reply } from '#application/question.js';
import type { Rehearsal } from '#application/rehearse.js';
import type { Accepted, Submission } from '#application/submit.js';
import type { Chunk } from '#application/table-format.js';
import type { TakenForm } from '#application/write-table.js';
import type { JsonObject } from '#kernel/json.js';
import type { Announcement } from '#store/guards/announcement.js';

/** What somebody submits; who it was is for the access to say. */
export type Entry = Omit<Submission, 'actor'>;

/** A way to the application of a data folder: in this process, or through the server that holds the folder. */
export interface Access {
  /** Where the folder's server is; undefined when the folder is ours. */
  readonly server: Announcement | undefined;
  ask(question: string, params: Readonly<Record<string, string>>): Promise<Reply>;
  /** The bytes of an answer that is taken away, in pieces; one that breaks off throws. */
  table(
    question: string,
    params: Readonly<Record<string, string>>,
    form: TakenForm,
  ): Promise<AsyncIterable<Chunk>>;
  /** The bytes of a data package, likewise. */
  package(asked: PackageAsked): Promise<AsyncIterable<Chunk>>;
  submit(entry: Entry): Promise<Accepted>;
  /** The same refusals, and whether its idempotency key has stored it already; nothing is written. */
  check(entry: Entry): Promise<{ readonly replayed: boolean }>;
  /** Cites the answer at an address, and answers the citation's identifier. */
  cite(address: string): Promise<string>;
  /** A citation as JSON, or in a style. */
  citation(id: string): Promise<JsonObject>;
  citationIn(style: string, id: string): Promise<string>;
  /** What would come of it; nothing is written. */
  rehearse(entry: Entry): Promise<Rehearsal>;
  /** Resolves when answers show all that was submitted; a server sees to that by itself. */
  settled(): Promise<void>;
  /** Refuses (`folder.held`) while a server holds the folder. */
  upkeep(): Upkeep;
  close(): Promise<void>;
}

/** What only the process that holds the folder can do. */
export interface Upkeep {
  rebuild(projections: readonly string[], progress: Progress): Promise<void>;
  /** How many parked partitions were tried. */
  retry(projection: string): Promise<number>;
  drop(projection: string, version: number): Promise<void>;
  /** Builds that do not answer any more, or not yet. */
  idle(): Promise<readonly { projection: string; version: number }[]>;
  follow(lines: Iterable<string>): Promise<{ taken: number; diverged: boolean }>;
  update(lines: Iterable<string>): Promise<{ taken: number }>;
}

export interface Opening {
  readonly folder: string;
  /** Whether an empty folder takes up the corpus first. */
  readonly corpus: boolean;
  readonly progress: Progress;
}
