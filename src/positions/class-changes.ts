import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import { SILENT, type Standing } from './explain.js';
import type { Filters } from './filters.js';
import { beginOf } from './piece.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { isSameStanding } from './same-standing.js';
import { compareSubjects, subjectsOf } from './subject-order.js';
import { type Segment, segmentsOf } from './sweep.js';
import { isWeighty, type Weighed, weighed } from './weighed.js';
import type { World } from './world.js';

export interface ClassChangesQuery {
  /** Both inclusive. */
  readonly from: Day;
  readonly to: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  /** Null: everyone. */
  readonly parties: readonly string[] | null;
  /** Only who is a member on the day of the change; null: no such limit. */
  readonly group: string | null;
}

/** Why a position changed: each list is empty, and each flag false, where that was no cause. */
export interface ChangeCauses {
  /** Records that began or stopped to count, in order; those without any weight are left out. */
  readonly began: readonly string[];
  readonly ended: readonly string[];
  /** Older evidence lost weight. */
  readonly ageing: boolean;
  /** The party itself began or ended. */
  readonly state: boolean;
}

/** One day on which a position got another class. */
export interface ClassChange extends ChangeCauses {
  /** First day of the new class. */
  readonly date: Day;
  readonly party: string;
  readonly on: string;
  readonly before: Standing;
  readonly after: Standing;
}

/** Newest first; within a day by subject, then party. */
export function classChanges(world: World, query: ClassChangesQuery): ClassChange[] {
  const { from, to, knownAt, filters } = query;
  if (from > to) return [];
  const directory = world.directory(knownAt);
  const on = new Set(subjectsOf(world, query.on));
  const parties = query.parties && new Set(query.parties);
  const cells = buildCells(world, { knownAt, lastDay: to, filters, on, parties });
  const isMember = ({ date, party, after }: ClassChange): boolean =>
    query.group === null ||
    directory.members(query.group, after === SILENT ? date - 1 : date).includes(party);
  return [...cells.values()]
    .flat()
    .flatMap((cell) => changesOf(cell, query))
    .filter(isMember)
    .sort(newestFirst);
}

/** Then by subject, then party. */
export const newestFirst = (a: ClassChange, b: ClassChange): number =>
  b.date - a.date || compareSubjects(a.on, b.on) || (a.party < b.party ? -1 : 1);

type Days = Pick<ClassChangesQuery, 'from' | 'to' | 'rules'>;

/** Swept from the day before, so that what held already is told from what began. */
function changesOf(cell: Cell, { from, to, rules }: Days): ClassChange[] {
  return stepsOf(segmentsOf(cell, rules, to, from - 1))
    .filter(({ date, before, after }) => date >= from && before?.class !== after?.class)
    .map((step) => changeOf(cell, rules, step));
}

/** From one stretch to the next, or into and out of silence; absent means silence. */
interface Step {
  readonly date: Day;
  readonly before: Segment | undefined;
  readonly after: Segment | undefined;
}

function stepsOf(segments: readonly Segment[]): Step[] {
  return segments.flatMap((segment, at) => {
    const [previous, next] = [segments[at - 1], segments[at + 1]];
    const before = previous?.to === segment.from ? previous : undefined;
    const entry = { date: segment.from, before, after: segment };
    const isLast = Number.isFinite(segment.to) && next?.from !== segment.to;
    return isLast ? [entry, { date: segment.to, before: segment, after: undefined }] : [entry];
  });
}

function changeOf(cell: Cell, rules: RuleSet, step: Step): ClassChange {
  const { date, before, after } = step;
  const causes = {
    began: weighed(after?.pieces ?? [], rules, date).filter(({ piece }) => beginOf(piece) === date),
    ended: weighed(before?.pieces ?? [], rules, date - 1).filter(({ piece }) => piece.end === date),
    ageing: hasAged(rules, step),
    state: isOfState(cell, step),
  };
  return {
    ...{ date, party: cell.party, on: cell.on },
    ...{ before: standingOf(before), after: standingOf(after) },
    ...told(causes),
  };
}

type Found = Pick<ChangeCauses, 'ageing' | 'state'> & {
  readonly [list in 'began' | 'ended']: readonly Weighed[];
};

/** Records without any weight are named only where there would be no cause at all. */
function told({ began, ended, ageing, state }: Found): ChangeCauses {
  const needsAll = !ageing && !state && ![...began, ...ended].some(isWeighty);
  const records = (some: readonly Weighed[]): string[] =>
    some.filter((it) => needsAll || isWeighty(it)).map(({ piece }) => piece.evidence.record);
  return { began: records(began), ended: records(ended), ageing, state };
}

const standingOf = (segment: Segment | undefined): Standing =>
  segment ? { class: segment.class, score: segment.score } : SILENT;

/** Whether the old evidence alone would have been judged otherwise on that day. */
function hasAged(rules: RuleSet, { date, before, after }: Step): boolean {
  if (!before || !after || rules.nextChange(before.pieces, date - 1) !== date) return false;
  return !isSameStanding(rules.judge(before.pieces, date), before);
}

function isOfState({ spells }: Cell, { date, before, after }: Step): boolean {
  if (before && after) return false;
  return spells.some(({ first, last }) => (after ? first === date : last + 1 === date));
}
