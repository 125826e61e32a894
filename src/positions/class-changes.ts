import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import { SILENT, type Standing } from './explain.js';
import type { Filters } from './filters.js';
import { beginOf, type Piece } from './piece.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { isSameStanding } from './same-standing.js';
import { compareSubjects, subjectsOf } from './subject-order.js';
import { type Segment, segmentsOf } from './sweep.js';
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
  return {
    date: step.date,
    party: cell.party,
    on: cell.on,
    before: standingOf(step.before),
    after: standingOf(step.after),
    began: weighty(step.after, rules, step.date, (piece) => beginOf(piece) === step.date),
    ended: weighty(step.before, rules, step.date - 1, (piece) => piece.end === step.date),
    ageing: hasAged(rules, step),
    state: isOfState(cell, step),
  };
}

const standingOf = (segment: Segment | undefined): Standing =>
  segment ? { class: segment.class, score: segment.score } : SILENT;

/** Records of the pieces that count; all of them should none have a weight. */
function weighty(
  segment: Segment | undefined,
  rules: RuleSet,
  day: Day,
  isCause: (piece: Piece) => boolean,
): readonly string[] {
  if (segment === undefined) return [];
  const weights = rules.weigh(segment.pieces, day);
  const causes = segment.pieces.filter(isCause);
  const counting = segment.pieces.filter((piece, at) => weights[at]! > 0 && isCause(piece));
  return (counting.length > 0 ? counting : causes).map(({ evidence }) => evidence.record);
}

/** Whether the old evidence alone would have been judged otherwise on that day. */
function hasAged(rules: RuleSet, { date, before, after }: Step): boolean {
  if (!before || !after || rules.nextChange(before.pieces, date - 1) !== date) return false;
  return !isSameStanding(rules.judge(before.pieces, date), before);
}

function isOfState({ spells }: Cell, { date, before, after }: Step): boolean {
  if (before && after) return false;
  return spells.some(({ first, last }) => (after ? first === date : last + 1 === date));
}
