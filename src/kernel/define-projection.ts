import type { EventDefinition, ToldEvent } from './event.js';
import type { Handler, Projection, Put, Rows, Table } from './projection.js';

interface Declaration {
  name: string;
  version: number;
  summary: string;
  tables: Readonly<Record<string, Table>>;
  /** Default: the event's stream. */
  partition?: (event: ToldEvent) => string;
}

/** A projection under construction; the handled types are the `.on` calls, there is no second list. */
class Declared implements Projection {
  readonly name: string;
  readonly version: number;
  readonly summary: string;
  readonly tables: Readonly<Record<string, Table>>;
  readonly partition: (event: ToldEvent) => string;
  readonly #handlers = new Map<string, Handler>();

  constructor({ name, version, summary, tables, partition }: Declaration) {
    this.name = name;
    this.version = version;
    this.summary = summary;
    this.tables = tables;
    this.partition = partition ?? (({ stream }) => stream);
  }

  get handlers(): ReadonlyMap<string, Handler> {
    return this.#handlers;
  }

  on<Type extends string, Data>(
    { type }: EventDefinition<Type, Data>,
    handler: (event: ToldEvent<Data>, rows: Rows) => readonly Put[],
  ): this {
    if (this.#handlers.has(type)) throw new Error(`${this.name} handles ${type} twice.`);
    this.#handlers.set(type, handler as Handler);
    return this;
  }
}

export const projection = (declaration: Declaration): Declared => new Declared(declaration);
