import type { Json, JsonObject } from '#kernel/json.js';
import { record } from '#vocabulary/record.js';
import { KINDS, type Kind } from '#vocabulary/terms.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import type { Fault, SourceRow } from './cells.js';
import { type Complain, columnsOf, fill, fillIn } from './fill-in.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';
import { emptyFault, RowParty } from './row-party.js';

/** What became of a row before anything was recorded. */
export type Drafted =
  | { readonly outcome: 'record'; readonly key: string; readonly data: JsonObject }
  | { readonly outcome: 'rejected'; readonly faults: readonly Fault[] }
  /** Left out on purpose. */
  | { readonly outcome: 'passed' };

type Schema = ReturnType<typeof record<Kind>>;

/** Turns rows of a table into records. */
export class RowDrafter {
  readonly #parties: RowParty;
  readonly #seen = new Set<string>();
  readonly #schemas = new Map<string, Schema>(KINDS.map((kind) => [kind, record(kind)]));

  constructor(
    private readonly mapping: Mapping,
    finder: PartyFinder,
  ) {
    this.#parties = new RowParty(mapping.party, finder);
  }

  draft({ cells }: SourceRow): Drafted {
    const { where, once, key: keyOf } = this.mapping;
    if (!Object.entries(where).every(([column, values]) => values.includes(cells[column] ?? ''))) {
      return { outcome: 'passed' };
    }
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
    if (faults.length === 0) this.#check(data, complain);
    return faults.length > 0 ? { outcome: 'rejected', faults } : { outcome: 'record', key, data };
  }

  #isFirst(what: string | undefined): boolean {
    if (what === undefined || this.#seen.has(what)) return false;
    this.#seen.add(what);
    return true;
  }

  /** The shape of the record; what it refers to is looked up when it is recorded. */
  #check(data: JsonObject, complain: Complain): void {
    const schema = this.#schemas.get(String(data['kind'])) ?? this.#schemas.get('statement')!;
    const parsed = schema.safeParse({ id: 'not-yet', ...data }, { reportInput: true });
    if (parsed.success) return;
    for (const { code, pointer, detail } of problemsOf(parsed.error)) {
      complain({
        code,
        ...where(this.mapping.record, pointer),
        value: String(at(data, pointer) ?? ''),
        detail,
      });
    }
  }
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
