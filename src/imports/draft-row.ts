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
  readonly #lines = new Map<string, number>();
  readonly #schemas = new Map<string, Schema>(KINDS.map((kind) => [kind, record(kind)]));

  /** In a dry run shapes are checked here; else the recorder does it, once. */
  constructor(
    private readonly mapping: Mapping,
    finder: PartyFinder,
    private readonly isDry: boolean,
  ) {
    this.#parties = new RowParty(mapping.party, finder);
  }

  draft({ line, cells, faults: broken = [] }: SourceRow): Drafted {
    const { once } = this.mapping;
    if (!this.#isWanted(cells)) return { outcome: 'passed' };
    const faults: Fault[] = [...broken];
    const complain: Complain = (fault) => faults.push(fault);
    const key = this.#keyOf(line, cells, complain);
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

  /** A repeated key is told in a dry run only, for nothing else would; when it is recorded, the key itself does. */
  #keyOf(line: number, cells: Cells, complain: Complain): string | undefined {
    const template = this.mapping.key;
    const key = fill(template, cells);
    if (key === undefined) complain(emptyFault('key', template, cells));
    if (key === undefined || !this.isDry) return key;
    const first = this.#lines.get(key);
    if (first === undefined) this.#lines.set(key, line);
    else complain(repeated(key, first, template));
    return key;
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
    problems.map(({ code, pointer, detail }) => {
      const value = String(at(data, pointer) ?? '');
      const place = where(this.mapping.record, pointer);
      return { code, ...place, value, detail: `${detail}${serialDay(value, code)}` };
    });
}

const SERIAL_DAY = /^[34]\d{4}$/;
/** Day 0 of the spreadsheets, as they count from March 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A date in a cell that is formatted as a number. */
function serialDay(value: string, code: string): string {
  if (!code.startsWith('date.') || !SERIAL_DAY.test(value)) return '';
  const day = new Date(EPOCH + Number(value) * DAY_MS).toISOString().slice(0, 10);
  return ` As the day number of a spreadsheet it is ${day}: format the cell as a date.`;
}

function repeated(key: string, first: number, template: string): Fault {
  const [column] = columnsOf(template);
  const detail = `"${key}" is the key of line ${first} too, and the second of two rows with one key is not recorded. Give it another key, or take it out.`;
  return { code: 'row.repeated', ...(column !== undefined && { column }), value: key, detail };
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
