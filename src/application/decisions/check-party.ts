import { type Problem, problem } from '#kernel/problem.js';
import { isoOf } from '#vocabulary/day.js';
import type { Span } from '#vocabulary/edtf.js';
import { nearest } from '#vocabulary/nearest.js';
import { groupId, isGroup } from '#vocabulary/party.js';
import type { Known } from './known.js';

/** Whether the party existed on one of the days; undefined when it did. */
export function partyFault(
  party: string,
  days: Span,
  pointer: string,
  known: Known,
): Problem | undefined {
  return isGroup(party)
    ? (groupFault(groupId(party), pointer, known) ?? notYet(groupId(party), days, pointer, known))
    : countryFault(party, days, pointer, known);
}

/** A founding that may have been earlier is no fault. */
function notYet(id: string, days: Span, pointer: string, known: Known): Problem | undefined {
  const founded = known.founded(id);
  if (founded === undefined || founded.first <= days.last) return undefined;
  const detail = `The group "${id}" was not there on ${isoOf(days.last)}: it was founded on ${isoOf(founded.first)}. Check the date, or record the act under the countries that did it.`;
  return problem('party.not-then', pointer, detail);
}

export function groupFault(id: string, pointer: string, known: Known): Problem | undefined {
  if (known.isGroup(id)) return undefined;
  const guess = nearest(id, known.groups());
  const advice = guess ? `Did you mean "${guess}"?` : 'Found it first, or see /v1/groups.';
  return problem('group.unknown', pointer, `There is no group "${id}". ${advice}`);
}

function countryFault(
  code: string,
  days: Span,
  pointer: string,
  known: Known,
): Problem | undefined {
  const spells = known.spells(code);
  if (spells.length === 0) return unknownCountry(code, days, pointer, known);
  if (spells.some((spell) => spell.first <= days.last && days.first <= spell.last))
    return undefined;
  return problem('party.not-then', pointer, notThen(code, days, known));
}

function unknownCountry(code: string, days: Span, pointer: string, known: Known): Problem {
  const meant = known.codeOf(code, days);
  const advice = meant
    ? `Use ${meant} for ${known.nameOf(meant)}.`
    : 'Look the code up under /v1/countries.';
  return problem('party.unknown', pointer, `No state has the code ${code}. ${advice}`);
}

function notThen(code: string, days: Span, known: Known): string {
  const spells = known.spells(code).map(spoken).join(' and ');
  const heirs = known.successors(code).filter((heir) => existed(heir, days, known));
  const advice =
    heirs.length > 0
      ? `Use ${heirs.map((heir) => `${heir} for ${known.nameOf(heir)}`).join(', or ')}.`
      : 'Check the date, or look the party up under /v1/countries.';
  const day = isoOf(days.first);
  return `${code} (${known.nameOf(code)}) did not exist on ${day}: it stood ${spells}. ${advice}`;
}

function existed(code: string, days: Span, known: Known): boolean {
  return known.spells(code).some(({ first, last }) => first <= days.last && days.first <= last);
}

function spoken({ first, last }: Span): string {
  const from = Number.isFinite(first) ? `from ${isoOf(first)}` : 'from before 1946';
  return Number.isFinite(last) ? `${from} to ${isoOf(last)}` : from;
}
