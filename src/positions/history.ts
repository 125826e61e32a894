import type { Day } from '#vocabulary/day.js';
import { isGroup } from '#vocabulary/party.js';
import type { Directory } from './directory.js';
import type { Evidence } from './evidence.js';
import { buildCell, type PositionQuery, SILENT, type Standing } from './explain.js';
import { admits, believedAt, type Filters } from './filters.js';
import { spokenFor } from './packed/deal.js';
import { comparePieces, endOf, isInForce, type Piece, startOf } from './piece.js';
import type { PositionClass } from './rule-sets/rule-set.js';
import { isSameStanding } from './same-standing.js';
import { forebearsOf } from './succession.js';
import { type Segment, segmentsOf } from './sweep.js';
import type { World } from './world.js';

/** An unbroken run of days with one class. */
export interface ClassRun {
  readonly from: Day;
  /** Exclusive; Infinity when it still holds on `asOf`. */
  readonly to: Day;
  readonly class: PositionClass;
  /** What the run is made of: each change of score or evidence within it. */
  readonly segments: readonly [Segment, ...Segment[]];
}

/** From this sequence on, the position was believed to be this. */
export interface BeliefStep extends Standing {
  readonly sequence: number;
}

/** How the position went from day to day up to `asOf`, as known at one sequence; gaps are silence. */
export function classRuns(world: World, query: PositionQuery): ClassRun[] {
  const runs: ClassRun[] = [];
  for (const segment of segmentsOf(buildCell(world, query), query.rules, query.asOf)) {
    const run = runs.at(-1);
    if (run && run.to === segment.from && run.class === segment.class) {
      runs[runs.length - 1] = { ...run, to: segment.to, segments: [...run.segments, segment] };
    } else {
      const { from, to } = segment;
      runs.push({ from, to, class: segment.class, segments: [segment] });
    }
  }
  return runs;
}

/** How what was believed about `asOf` changed as events came in, up to `knownAt`; before the first step: silent. */
export function beliefSteps(world: World, query: PositionQuery): BeliefStep[] {
  const steps: BeliefStep[] = [];
  let held: Standing = SILENT;
  const forebears = forebearsAsked(world, query);
  const { points, standingAt } =
    forebears.size > 0 ? withHeirs(world, query, forebears) : byItself(world, query);
  for (const sequence of points) {
    const standing = standingAt(sequence);
    if (isSameStanding(standing, held)) continue;
    steps.push({ sequence, class: standing.class, score: standing.score });
    held = standing;
  }
  return steps;
}

/** When to look at what was believed, and what it was. */
interface Looking {
  readonly points: readonly number[];
  readonly standingAt: (sequence: number) => Standing;
}

function byItself(world: World, query: PositionQuery): Looking {
  const pieces = piecesEverBelieved(world, query);
  const told = pieces.map(({ evidence }) => evidence);
  return {
    points: turningPoints(told, partyChanges(world, told, query.party), query),
    standingAt: (sequence) => standingOf(pieces, sequence, world.directory(sequence), query),
  };
}

/** At whichever sequence up to then they were its predecessors, or those of one. */
function forebearsAsked(world: World, { party, knownAt, filters }: PositionQuery): Set<string> {
  if (filters.succession !== 'continue') return new Set();
  const changes = (world.successionChanges ?? []).filter((each) => each <= knownAt);
  return forebearsOf(
    party,
    [...changes, knownAt].flatMap((each) => world.successions?.(each) ?? []),
  );
}

/** Who holds what depends on all that is believed, so the cell is built anew whenever something that may concern it was told. */
function withHeirs(world: World, query: PositionQuery, forebears: ReadonlySet<string>): Looking {
  const { filters, party } = query;
  const told = [...world.evidence.versionsOn(query.on)].filter((it) => admits(it, filters));
  const own = told.filter((it) => mayConcern(it, query));
  const changes = [...partyChanges(world, own, party), ...(world.successionChanges ?? [])];
  const inherited = told.filter((it) => forebears.has(it.party));
  return {
    points: turningPoints([...own, ...inherited], changes, query),
    standingAt: (knownAt) => {
      if (!world.directory(knownAt).exists(query.party, query.asOf)) return SILENT;
      const { pieces } = buildCell(world, { ...query, knownAt });
      const inForce = pieces.filter((piece) => isInForce(piece, query.asOf));
      return inForce.length === 0 ? SILENT : query.rules.judge(inForce, query.asOf);
    },
  };
}

/** In force on `asOf` in some version, in order: the order does not depend on what is believed. */
function piecesEverBelieved(world: World, query: PositionQuery): Piece[] {
  const pieces: Piece[] = [];
  for (const evidence of world.evidence.versionsOn(query.on)) {
    if (!mayConcern(evidence, query)) continue;
    const piece = pieceFor(query.party, evidence, query.filters.dating);
    if (isInForce(piece, query.asOf)) pieces.push(piece);
  }
  return pieces.sort(comparePieces);
}

function mayConcern(evidence: Evidence, { party, filters }: PositionQuery): boolean {
  if (!admits(evidence, filters)) return false;
  return evidence.party === party || (filters.groups === 'members' && isGroup(evidence.party));
}

function pieceFor(party: string, evidence: Evidence, dating: Filters['dating']): Piece {
  return {
    evidence,
    facts: evidence,
    start: startOf(evidence, dating),
    end: endOf(evidence, dating),
    via: evidence.party === party ? null : evidence.party,
  };
}

/**
 * Sequences at which the party's own life was told anew, or its membership of a group that speaks here. What was told of
 * all others, a directory for each, is nothing to it and would take seconds.
 */
function partyChanges(
  world: World,
  speaking: readonly Evidence[],
  party: string,
): readonly number[] {
  const groups = new Set(speaking.filter((it) => it.party !== party).map((it) => it.party));
  return [null, ...groups].flatMap((group) => world.changesOf?.(party, group) ?? []);
}

/** Sequences at which the answer may change, ascending, up to the query's own. */
function turningPoints(
  versions: readonly Evidence[],
  changes: readonly number[],
  { knownAt }: PositionQuery,
): readonly number[] {
  const points = new Set(changes);
  for (const { knownFrom, knownTo } of versions) {
    points.add(knownFrom);
    if (knownTo !== null) points.add(knownTo);
  }
  return [...points].filter((each) => each <= knownAt).sort((a, b) => a - b);
}

function standingOf(
  pieces: readonly Piece[],
  sequence: number,
  directory: Directory,
  { party, asOf, rules }: PositionQuery,
): Standing {
  if (!directory.exists(party, asOf)) return SILENT;
  const counted = pieces.filter(
    ({ evidence, start, via }) =>
      believedAt(evidence, sequence) &&
      (via === null || spokenFor(evidence, start, directory).includes(party)),
  );
  return counted.length === 0 ? SILENT : rules.judge(counted, asOf);
}
