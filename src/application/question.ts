import type { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import type { ColumnType } from './column-types.js';
import type { Keeper } from './keeper/keeper.js';
import type { LogReader } from './keeper/log-reader.js';
import type { ReadModel } from './read-model.js';
import type { RecordReader } from './record-reader.js';

/** What every question answers: rows that make one table, true at one sequence. */
export interface Reply {
  /** Every parameter that shaped the answer, defaults spelled out. */
  readonly query: JsonObject;
  /** The known sequence that the rows are true at. */
  readonly sequence: number;
  readonly rows: readonly JsonObject[];
  /** What belongs to the answer and is no table, such as the position that the rows explain. */
  readonly about?: JsonObject;
  /** Where the columns depend on what is asked. */
  readonly columns?: readonly Column[];
}

/** Rows that come in pages, so that nobody holds all of them. */
export type Pages = AsyncIterable<readonly JsonObject[]>;

/** A table that is drawn once, from where its rows lie. */
export interface Drawn {
  readonly pages: Pages;
  /** Where they depend on what is asked. */
  readonly columns?: readonly Column[];
}

/** One column of the table: its name in JSON and what it shows; the CSV name is its snake_case. */
export interface Column {
  readonly name: string;
  /** One sentence for codebook and docs. */
  readonly summary: string;
  /** Where `column-types.ts` cannot know. */
  readonly type?: ColumnType;
}

/** Parameters with both clocks set: the day asked about, and the sequence up to which we know. */
export type Asked<Params extends z.ZodObject> = Omit<z.infer<Params>, 'asOf' | 'knownAt'> & {
  readonly asOf: string;
  readonly knownAt: number;
};

/** What answers are drawn from. */
export interface Sources {
  readonly model: ReadModel;
  readonly records: RecordReader;
  readonly reader: LogReader;
  readonly keeper: Keeper;
}

/** A question that HTTP, command line and exports ask alike: a value in one file of `questions/`. */
export interface Question<Params extends z.ZodObject = z.ZodObject> {
  /** Kebab-case; the name on the command line. */
  readonly name: string;
  /** Address under /v1; path parameters in braces are fields of `params`. */
  readonly path: string;
  readonly summary: string;
  /** Takes strings as they stand in an address; unknown ones are refused. */
  readonly params: Params;
  /** Names of the columns that tell one row from another; some are missing where columns depend on what is asked. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  readonly answer: (
    params: Asked<Params>,
    sources: Sources,
  ) => Promise<Pick<Reply, 'rows' | 'about' | 'columns'>>;
  /** The same table, where it may have more rows than fit into memory; undefined where they are few. */
  readonly draw?: (params: Asked<Params>, sources: Sources) => Drawn | undefined;
  /** True when the answer may change although neither parameters nor sequence do (health, say). */
  readonly volatile?: boolean;
}

/** Keeps the types of a question's parameters while it is written. */
export const question = <Params extends z.ZodObject>(it: Question<Params>): Question =>
  it as unknown as Question;

/** Columns from name and sentence. */
export const columns = (named: Readonly<Record<string, string>>): readonly Column[] =>
  Object.entries(named).map(([name, summary]) => ({ name, summary }));
