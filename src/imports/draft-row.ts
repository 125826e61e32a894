import type { Json, JsonObject } from '#kernel/json.js';
import type { Problem } from '#kernel/problem.js';
import type { Cells, Fault, SourceRow } from './cells.js';
import { dateProposal } from './date-proposal.js';
import { type Complain, columnsOf, fill, fillIn } from './fill-in.js';
import { leftIn } from './left-in.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';
import { emptyFault, RowParty } from './row-party.js';

/** What became of a row before anything was recorded. */
export type Drafted =
  | ToRecord
  | { readonly outcome: 'rejected'; readonly faults: readonly Fault[] }
  /** Left out on purpose. */
  | { readonly outcome: 'passed' };

export interface ToRecord {
  readonly outcome: 'record';
  readonly key: string;
  readonly data: JsonObject;
  readonly blame: Blame;
}

/** Puts problems of a record into the words of its row. */
export type Blame = (
  row: { readonly key: string; readonly data: JsonObject },
  problems: readonly Problem[],
) => readonly Fault[];

/** Turns rows of a table into records. */
export class RowDrafter {
  readonly #parties: RowParty;
  readonly #seen = new Set<string>();

  constructor(
    private readonly mapping: Mapping,
    finder: PartyFinder,
  ) {
    this.#parties = new RowParty(mapping.party, finder);
  }

  draft({ cells, faults: broken = [] }: SourceRow): Drafted {
    const { once, key: template } = this.mapping;
    if (!this.#isWanted(cells)) return { outcome: 'passed' };
    const faults: Fault[] = [...broken];
    const complain: Complain = (fault) => tell(faults, fault);
    const key = fill(template, cells);
    if (key === undefined) complain(emptyFault('key', template, cells));
    const party = this.#parties.of(cells, complain);
    if (party === undefined || key === undefined) return { outcome: 'rejected', faults };
    const known = { ...cells, '@party': party.code, '@day': party.day };
    if (once !== undefined && !this.#isFirst(fill(once, known))) return { outcome: 'passed' };
    const data = {
      party: party.code,
      ...(fillIn(this.mapping.record, known, complain) as JsonObject),
    };
    if (faults.length > 0) return { outcome: 'rejected', faults };
    return { outcome: 'record', key, data, blame: this.#blameIn(known) };
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

  #blameIn(cells: Cells): Blame {
    return ({ key, data }, problems) => {
      const { party, record } = this.mapping;
      const rules = { party: party.from[0]!, ...(leftIn(record, cells) as object) };
      const faults: Fault[] = [];
      for (const problem of problems) {
        const isAboutKey = ABOUT_KEY.has(problem.code);
        tell(faults, isAboutKey ? this.#keyFault(key, problem) : faultIn(data, rules, problem));
      }
      return faults;
    };
  }

  #keyFault(key: string, { code, detail }: Problem): Fault {
    const [column] = columnsOf(this.mapping.key);
    const place = column !== undefined && { column };
    if (code === 'row.repeated') return { code, ...place, value: key, detail };
    const told = `"${key}" is the key of a row that was recorded already, and had something else in it. Give this row another key, or amend that record.`;
    return { code: 'row.repeated', ...place, value: key, detail: told };
  }
}

const ABOUT_KEY: ReadonlySet<string> = new Set(['row.repeated', 'idempotency-key.reused']);

/** A problem of a field, told of the column that the rules fill it from. */
function faultIn(data: JsonObject, rules: object, { code, pointer: told, detail }: Problem): Fault {
  const pointer = code === 'record.exists' ? '/id' : told;
  const found = at(data, pointer);
  const place = code === 'principle.unknown' ? lastColumn(rules, pointer) : where(rules, pointer);
  if (typeof found === 'object' || found === undefined) return { code, ...place, detail };
  const value = String(found);
  const proposal = code.startsWith('date.') ? dateProposal(value) : '';
  return { code, ...place, value, detail: `${detail}${proposal}` };
}

/** One cell is wrong once, however many fields are filled from it. */
function tell(faults: Fault[], fault: Fault): void {
  const { column } = fault;
  if (column === undefined || faults.every((each) => each.column !== column)) faults.push(fault);
}

/** Of {framework}/{principle} it is the number that is wrong, and it comes last. */
function lastColumn(rules: object, pointer: string): { column?: string } {
  const rule = at(rules, pointer);
  const column = typeof rule === 'string' ? columnsOf(rule).at(-1) : undefined;
  return column === undefined ? where(rules, pointer) : { column };
}

/** The column that a field of the record comes from, or the first part of it that comes from one. */
function where(rules: object, pointer: string): { column?: string } {
  const column = pointer === '' ? undefined : columnIn(at(rules, pointer));
  return column === undefined ? {} : { column };
}

function columnIn(rule: unknown): string | undefined {
  if (typeof rule === 'string') return columnsOf(rule)[0];
  if (typeof rule !== 'object' || rule === null) return undefined;
  const { from, ...parts } = rule as Readonly<Record<string, unknown>>;
  return (
    columnIn(from) ??
    Object.values(parts)
      .map(columnIn)
      .find((column) => column !== undefined)
  );
}

const at = (value: Json | object, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], value) as
    | Json
    | undefined;
