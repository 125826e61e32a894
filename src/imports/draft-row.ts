import type { Json, JsonObject } from '#kernel/json.js';
import type { Problem } from '#kernel/problem.js';
import { record } from '#vocabulary/record.js';
import { KINDS, type Kind } from '#vocabulary/terms.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import type { Cells, Fault, SourceRow } from './cells.js';
import { type Complain, columnsOf, fill, fillIn } from './fill-in.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';
import { emptyFault, RowParty } from './row-party.js';

/** What became of a row before anything was recorded. */
export type Drafted =
  | {
      readonly outcome: 'record';
      readonly key: string;
      readonly data: JsonObject;
      /** What is wrong with the data, in the words of the table. */
      readonly blame?: (data: JsonObject, problems: readonly Problem[]) => readonly Fault[];
    }
  | { readonly outcome: 'rejected'; readonly faults: readonly Fault[] }
  /** Left out on purpose. */
  | { readonly outcome: 'passed' };

type Schema = ReturnType<typeof record<Kind>>;

/** Turns rows of a table into records. */
export class RowDrafter {
  readonly #parties: RowParty;
  readonly #seen = new Set<string>();
  readonly #schemas = new Map<string, Schema>(KINDS.map((kind) => [kind, record(kind)]));

  /** In a dry run shapes are checked here; else the recorder does it, once. */
  constructor(
    private readonly mapping: Mapping,
    finder: PartyFinder,
    private readonly isDry: boolean,
  ) {
    this.#parties = new RowParty(mapping.party, finder);
  }

  draft({ cells }: SourceRow): Drafted {
    const { once, key: keyOf } = this.mapping;
    if (!this.#isWanted(cells)) return { outcome: 'passed' };
    const faults: Fault[] = [];
    const complain: Complain = (fault) => faults.push(fault);
    const key = fill(keyOf, cells);
    if (key === undefined) complain(emptyFault('key', keyOf, cells));
    const party = this.#parties.of(cells, complain);
    if (party === undefined || key === undefined) return { outcome: 'rejected', faults };
    const known = { ...cells, '@party': party.code, '@day': party.day };
    if (once !== undefined && !this.#isFirst(fill(once, known))) return { outcome: 'passed' };
    const data = {
      party: party.code,
      ...(fillIn(this.mapping.record, known, complain) as JsonObject),
    };
    const wrong = faults.length > 0 ? faults : this.#check(data);
    if (wrong.length > 0) return { outcome: 'rejected', faults: wrong };
    return { outcome: 'record', key, data, blame: this.#blame };
  }

  #isWanted(cells: Cells): boolean {
    const { where } = this.mapping;
    return Object.entries(where).every(([column, values]) => values.includes(cells[column] ?? ''));
  }

  #isFirst(what: string | undefined): boolean {
    if (what === undefined || this.#seen.has(what)) return false;
    this.#seen.add(what);
    return true;
  }

  /** The shape of the record; what it refers to is looked up when it is recorded. */
  #check(data: JsonObject): readonly Fault[] {
    if (!this.isDry) return [];
    const schema = this.#schemas.get(String(data['kind'])) ?? this.#schemas.get('statement')!;
    const parsed = schema.safeParse({ id: 'not-yet', ...data }, { reportInput: true });
    return parsed.success ? [] : this.#blame(data, problemsOf(parsed.error));
  }

  readonly #blame = (data: JsonObject, problems: readonly Problem[]): readonly Fault[] =>
    problems.map(({ code, pointer, detail }) => ({
      code,
      ...where(this.mapping.record, pointer),
      value: String(at(data, pointer) ?? ''),
      detail,
    }));
}

/** The column that a field of the record comes from. */
function where(record: object, pointer: string): { column?: string } {
  const rule = at(record, pointer);
  const text = typeof rule === 'object' && rule !== null ? (rule as { from?: unknown }).from : rule;
  const [column] = typeof text === 'string' ? columnsOf(text) : [];
  return column === undefined ? {} : { column };
}

const at = (value: Json | object, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], value) as
    | Json
    | undefined;
