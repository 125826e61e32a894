import type { Cells, Fault } from './cells.js';
import { type Complain, columnsOf, fill } from './fill-in.js';
import type { Mapping } from './mapping.js';
import type { PartyFinder } from './party-finder.js';

type Rule = Mapping['party'];

/** The party that a row is about, and the day on which it was that party, as EDTF. */
export interface Holder {
  readonly code: string;
  readonly day: string;
}

/** Finds the party of each row, by the table's own names first and then as of the row's day. */
export class RowParty {
  constructor(
    private readonly rule: Rule,
    private readonly finder: PartyFinder,
  ) {}

  of(cells: Cells, complain: Complain): Holder | undefined {
    const day = fill(this.rule.on, cells);
    if (day === undefined) {
      complain(emptyFault('day of the party', this.rule.on, cells));
      return undefined;
    }
    const names = this.rule.from.flatMap((template) => fill(template, cells)?.trim() ?? []);
    const found = this.#standing(names, day) ?? this.#newborn(names, day);
    if (found === undefined) complain(this.#unknown(names, day));
    return found;
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
      const newborn = this.finder.findNewborn(name, day, early);
      if (newborn) return { code: newborn.code, day: `[${day}..${newborn.born}]` };
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

/** The first party in the list whose last day has not passed. */
const meantBy = (meaning: Meaning, day: string): string | undefined =>
  typeof meaning === 'object' ? meaning.find(({ to }) => day <= (to ?? '9999'))?.code : meaning;

/** A template cannot be filled in because of an empty cell. */
export function emptyFault(what: string, template: string, cells: Cells): Fault {
  const column = columnsOf(template).find((each) => cells[each] === undefined) ?? template;
  const detail = `The ${what} is made of "${column}", which is empty here. Fill it in.`;
  return { code: 'cell.empty', column, detail };
}
