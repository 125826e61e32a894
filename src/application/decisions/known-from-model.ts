import { getOrMake } from '#kernel/get-or-make.js';
import type { Row } from '#kernel/projection.js';
import { type Day, dayOf } from '#vocabulary/day.js';
import { type Span, spanOf } from '#vocabulary/edtf.js';
import { groupId } from '#vocabulary/party.js';
import { dataOf } from '../books/framework-book.js';
import { spellsNamed } from '../books/spells-named.js';
import type { ReadModel } from '../read-model.js';
import type { Known } from './known.js';

/** Deciders' view of the read model, at its sequence. */
export function knownFrom(model: ReadModel, today: () => Day): Known {
  const { sequence, parties, frameworks } = model;
  const spellsOf = (code: string) => parties.spellsOf(code);
  const spans = new Map<string, readonly Span[]>();
  return {
    today,
    ordinals: (id) => frameworks.ordinals(id),
    frameworks: () => [...frameworks.at(sequence).keys()],
    isGroup: (id) => parties.at(sequence).spells(`group:${id}`).length > 0,
    founded: (id) => foundedIn(parties.groups.at(sequence), id),
    groups: () => parties.groups.at(sequence).map((row) => row['bloc'] as string),
    spells: (code) => getOrMake(spans, code, () => spellsOf(code).map(spanOfSpell)),
    successors: (code) => successors(parties.successions.at(sequence), code),
    codeOf: (name, days) =>
      spellsNamed(parties.states.at(sequence), name).find((row) =>
        overlaps(spanOfSpell(row), days),
      )?.['code'] as string | undefined,
    nameOf: (code) => nameOf(code, spellsOf(code)),
  };
}

function foundedIn(groups: readonly Row[], id: string): Span | undefined {
  const row = groups.find((each) => each['bloc'] === id);
  const on = row && String(dataOf(row)['foundedOn']);
  return on === undefined || on === '..' ? undefined : spanOf(on);
}

const overlaps = (spell: Span, days: Span): boolean =>
  spell.first <= days.last && days.first <= spell.last;

function spanOfSpell(row: Row): Span {
  const [from, to] = [row['valid_from'], row['valid_to']];
  return {
    first: typeof from === 'string' ? dayOf(from) : Number.NEGATIVE_INFINITY,
    last: typeof to === 'string' ? dayOf(to) : Number.POSITIVE_INFINITY,
  };
}

function successors(rows: readonly Row[], code: string): readonly string[] {
  const mine = rows.filter((row) => row['predecessor'] === code).map(dataOf);
  const newestFirst = mine.toSorted((a, b) => (String(a['on']) < String(b['on']) ? 1 : -1));
  return [...new Set(newestFirst.map((data) => data['successor'] as string))].filter(
    (heir) => heir !== code,
  );
}

const nameOf = (code: string, spells: readonly Row[]): string => {
  const last = spells.at(-1);
  return last ? String(dataOf(last)['name']) : groupId(code);
};
