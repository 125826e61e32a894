import { dateFault } from '#vocabulary/edtf.js';
import type { Cells, Fault } from './cells.js';
import { dateProposal } from './date-proposal.js';
import { daysOf } from './days-of.js';
import { type Complain, cellValue, columnsOf, fill } from './fill-in.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';
import type { ValueRule } from './pattern.js';

type Rule = Mapping['party'];

/** The party that a row is about, and the day on which it was that party, as EDTF. */
export interface Holder {
  readonly code: string;
  readonly day: string;
}

/** Finds the party of each row, by the table's own names first and then as of the row's day. */
export class RowParty {
  /** The day of the rows before, which is sound: tables often have one day for many rows. */
  #sound: string | undefined;

  constructor(
    private readonly rule: Rule,
    private readonly finder: PartyFinder,
  ) {}

  of(cells: Cells, complain: Complain): Holder | undefined {
    const day = cellValue(this.rule.on, cells, complain);
    if (day === undefined || (day !== this.#sound && !this.#isSound(day, complain))) {
      if (day === undefined) this.#tellEmpty(cells, complain);
      return undefined;
    }
    const names = this.rule.from.flatMap((template) => fill(template, cells)?.trim() ?? []);
    const found = this.#standing(names, day) ?? this.#newborn(names, day);
    if (found === undefined) complain(this.#unknown(names, day));
    return found;
  }

  /** The party depends on the day: of one that is none, nothing can be said about the party. */
  #isSound(day: string, complain: Complain): boolean {
    const fault = dateFault(day);
    if (fault === undefined) {
      this.#sound = day;
      return true;
    }
    const { code, detail } = fault;
    const column = columnsOf(templateOf(this.rule.on))[0] ?? 'date';
    complain({ code, column, value: day, detail: `${detail}${dateProposal(day)}` });
    return false;
  }

  /** A cell that is filled in has been complained of already. */
  #tellEmpty(cells: Cells, complain: Complain): void {
    const template = templateOf(this.rule.on);
    if (fill(template, cells) !== undefined) return;
    complain(emptyFault('day of the party', template, cells));
  }

  #standing(names: readonly string[], day: string): Holder | undefined {
    for (const name of names) {
      const code = meantBy(this.rule.values[name], day) ?? this.finder.find(name, day);
      if (code !== undefined) return { code, day };
    }
    return undefined;
  }

  #newborn(names: readonly string[], day: string): Holder | undefined {
    const { early } = this.rule;
    for (const name of early > 0 ? names : []) {
      const { first } = daysOf(day);
      const newborn = this.finder.findNewborn(name, first, early);
      if (newborn) return { code: newborn.code, day: `[${first}..${newborn.born}]` };
    }
    return undefined;
  }

  #unknown(names: readonly string[], day: string): Fault {
    const { from, none } = this.rule;
    const value = names.at(-1) ?? '';
    const column = columnsOf(from.at(-1)!)[0] ?? 'party';
    const reason = names.map((name) => none[name]).find((each) => each !== undefined);
    if (reason !== undefined) {
      return { code: 'cell.no-party', column, value, detail: `"${value}" is no party: ${reason}.` };
    }
    const detail = `No party is called "${value}". ${this.finder.advice(value, day)}`;
    return { code: 'cell.unknown-party', column, value, detail };
  }
}

type Meaning = Rule['values'][string] | undefined;

/** The first party in the list whose last day had not passed on the first of the days. */
function meantBy(meaning: Meaning, day: string): string | undefined {
  if (typeof meaning !== 'object') return meaning;
  const { first } = daysOf(day);
  return meaning.find(({ to }) => first <= (to ?? '9999'))?.code;
}

const templateOf = (rule: ValueRule): string => (typeof rule === 'string' ? rule : rule.from);

/** A template cannot be filled in because of an empty cell. */
export function emptyFault(what: string, template: string, cells: Cells): Fault {
  const column = columnsOf(template).find((each) => cells[each] === undefined) ?? template;
  const detail = `The ${what} is made of "${column}", which is empty here. Fill it in.`;
  return { code: 'cell.empty', column, detail };
}
