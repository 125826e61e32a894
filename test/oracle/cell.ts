import { bounds } from './calendar.js';
import type { Bearing, Filters, RecordData } from './shapes.js';
import { existsOn, isMember, type RecordState, type World } from './world.js';

/** One party on one subject, in a world, under filters. */
export interface Cell {
  readonly world: World;
  readonly query: Filters;
  readonly party: string;
  readonly on: string;
}

/** One record that bears on a cell. */
export interface Piece {
  readonly record: string;
  /** Whose act it is: the party itself, or a group. */
  readonly holder: string;
  readonly kind: string;
  readonly coverage: string;
  readonly stance: string;
  readonly score: number;
  /** First day on which it counts, under the chosen dating. */
  readonly from: number;
  /** First day on which it counts no longer; infinite while it has not been ended. */
  readonly until: number;
  readonly firstSequence: number;
  /** Which of the record's bearings it is. */
  readonly place: number;
}

/** Where the party stands on a day. */
export interface Standing {
  readonly class: string;
  readonly score: number | null;
  /** Record ids of the pieces in force, the strongest under `latest@1` last. */
  readonly basis: readonly string[];
}

const SCORE: Record<string, number> = {
  supports: 1,
  leans_support: 0.5,
  mixed: 0,
  neutral: 0,
  leans_oppose: -0.5,
  opposes: -1,
};
const CHANNELS: Record<Filters['channel'], readonly string[]> = {
  all: ['endorsement', 'statement', 'vote', 'policy_action', 'conduct'],
  words: ['endorsement', 'statement', 'vote'],
  deeds: ['policy_action', 'conduct'],
};
const RANK: Record<string, number> = {
  endorsement: 4,
  policy_action: 3,
  vote: 2,
  conduct: 1,
  statement: 1,
};
interface Numbers {
  readonly kinds: Readonly<Record<string, number>>;
  readonly coverages: Readonly<Record<string, number>>;
  readonly ageing: {
    readonly kinds: readonly string[];
    readonly stepDays: number;
    readonly halvingSteps: number;
  };
  readonly thresholds: { readonly full: number; readonly leaning: number };
  readonly sufficientWeight: number;
}
const NUMBERS: Numbers = {
  kinds: { endorsement: 1, policy_action: 1, vote: 0.8, conduct: 0.6, statement: 0.5 },
  coverages: { named: 1, wholesale: 0.7, inferred: 0.5 },
  ageing: { kinds: ['statement', 'vote'], stepDays: 365, halvingSteps: 2 },
  thresholds: { full: 0.75, leaning: 0.25 },
  sufficientWeight: 0.25,
};

/** The published ones, under those that the user gives. */
function numbersOf(weights: string | undefined): Numbers {
  const own = JSON.parse(weights ?? '{}') as Partial<Numbers>;
  return {
    kinds: { ...NUMBERS.kinds, ...own.kinds },
    coverages: { ...NUMBERS.coverages, ...own.coverages },
    ageing: { ...NUMBERS.ageing, ...own.ageing },
    thresholds: { ...NUMBERS.thresholds, ...own.thresholds },
    sufficientWeight: own.sufficientWeight ?? NUMBERS.sufficientWeight,
  };
}

/** All evidence that the filters let through, whenever it counts. */
export function piecesOf(cell: Cell): Piece[] {
  return cell.world.records.flatMap((record) =>
    (record.data.bearings ?? []).flatMap((bearing, place) => {
      if (!bearsOn(bearing.on, cell) || !isAdmitted(record, bearing, cell.query)) return [];
      const piece = { ...pieceOf(record, bearing, cell.query), place };
      return isHeldBy(cell, record.data, piece.from) ? [piece] : [];
    }),
  );
}

const MIRRORED: Record<string, string> = {
  exact: 'exact',
  related: 'related',
  broader: 'narrower',
  narrower: 'broader',
};

/** On the subject itself, or on one that stands to it as the question allows. */
function bearsOn(other: string, { on, query, world }: Cell): boolean {
  if (other === on) return true;
  const { crosswalk = [] } = query;
  return world.mappings.some(
    ({ from, to, relation }) =>
      (from === other && to === on && crosswalk.includes(relation)) ||
      (to === other && from === on && crosswalk.includes(MIRRORED[relation]!)),
  );
}

function isAdmitted(record: RecordState, bearing: Bearing, query: Filters): boolean {
  const { kind, attribution = 'self' } = record.data;
  return (
    !record.retracted &&
    CHANNELS[query.channel].includes(kind) &&
    (query.review === 'live' || ['confirmed', 'adjudicated'].includes(record.verdict ?? '')) &&
    isGoodEnough(query.evidence, attribution, bearing)
  );
}

function isGoodEnough(evidence: Filters['evidence'], attribution: string, { coverage }: Bearing) {
  if (evidence === 'strict') return attribution === 'self' && coverage !== 'inferred';
  if (evidence === 'all') return true;
  return attribution !== 'alleged_by_others' && attribution !== 'disclosed_by_leak';
}

function pieceOf(record: RecordState, bearing: Bearing, { dating }: Filters): Omit<Piece, 'place'> {
  const { id, kind, party, occurredOn, inForceFrom } = record.data;
  const start = bounds(inForceFrom ?? occurredOn);
  const end =
    record.endedOn === undefined
      ? { first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY }
      : bounds(record.endedOn);
  return {
    record: id,
    holder: party,
    kind,
    coverage: bearing.coverage ?? 'named',
    stance: bearing.stance,
    score: SCORE[bearing.stance]!,
    from: dating === 'certain' ? start.last : start.first,
    until: dating === 'certain' ? end.first : end.last,
    firstSequence: record.firstSequence,
  };
}

/** Its own record; or, under `groups=members`, that of a group which spoke for it. */
function isHeldBy({ world, query, party }: Cell, data: RecordData, from: number): boolean {
  if (data.party === party) return true;
  if (query.groups === 'direct' || !data.party.startsWith('group:')) return false;
  const { covers = [] } = data;
  if (covers.length > 0) return covers.includes(party);
  return isMember(world, data.party.slice('group:'.length), [party, from]);
}

/** Pieces may be handed in by a caller that asks for many days of the same cell. */
export function standingOn(cell: Cell, day: number, pieces?: readonly Piece[]): Standing {
  const inForce = (pieces ?? piecesOf(cell))
    .filter(({ from, until }) => from <= day && day < until)
    .sort(byStrength);
  if (inForce.length === 0 || !existsOn(cell.world, cell.party, day)) {
    return { class: 'silent', score: null, basis: [] };
  }
  const basis = inForce.map(({ record }) => record);
  if (cell.query.method === 'weighted@1') {
    return { ...weighted(inForce, day, numbersOf(cell.query.weights)), basis };
  }
  return { ...latest(inForce), basis };
}

const byStrength = (a: Piece, b: Piece): number =>
  a.from - b.from ||
  RANK[a.kind]! - RANK[b.kind]! ||
  a.firstSequence - b.firstSequence ||
  a.place - b.place;

function latest(inForce: readonly Piece[]) {
  const decisive = inForce.at(-1)!;
  return { class: decisive.stance, score: decisive.score };
}

function weighted(inForce: readonly Piece[], day: number, numbers: Numbers) {
  const weights = inForce.map((piece) => weightOf(piece, day, numbers));
  const weight = weights.reduce((sum, w) => sum + w, 0);
  if (weight === 0) return { class: 'insufficient', score: null };
  const score = unblurred(
    inForce.reduce((sum, piece, i) => sum + weights[i]! * piece.score, 0) / weight,
    [numbers.thresholds.full, numbers.thresholds.leaning, ...(isDivided(inForce) ? [0] : [])],
  );
  const isEnough = weight > numbers.sufficientWeight * (1 - BLUR);
  return { class: isEnough ? classOf(score, inForce, numbers) : 'insufficient', score };
}

const BLUR = 1e-13;

/** Of a size that is a bound up to the last bits. */
function unblurred(score: number, sizes: readonly number[]): number {
  const found = sizes.find((size) => Math.abs(Math.abs(score) - size) < BLUR);
  return found === undefined ? score : Math.sign(score) * found;
}

const isDivided = (inForce: readonly Piece[]): boolean =>
  inForce.some(({ score }) => score > 0) && inForce.some(({ score }) => score < 0);

/** Of pieces in force on the day. */
export function weightsOf(
  { method, weights }: Filters,
  inForce: readonly Piece[],
  day: number,
): Map<Piece, number> {
  const decisive = inForce.toSorted(byStrength).at(-1);
  const numbers = numbersOf(weights);
  const weight = (piece: Piece): number =>
    method === 'weighted@1' ? weightOf(piece, day, numbers) : Number(piece === decisive);
  return new Map(inForce.map((piece) => [piece, weight(piece)]));
}

function weightOf({ kind, coverage, from }: Piece, day: number, numbers: Numbers): number {
  const { kinds, stepDays, halvingSteps } = numbers.ageing;
  const steps = Math.floor((day - from) / stepDays);
  const decay = kinds.includes(kind) ? 2 ** (-steps / halvingSteps) : 1;
  return numbers.kinds[kind]! * numbers.coverages[coverage]! * decay;
}

function classOf(score: number, inForce: readonly Piece[], { thresholds }: Numbers): string {
  const { full, leaning } = thresholds;
  if (score >= full) return 'supports';
  if (score >= leaning) return 'leans_support';
  if (score <= -full) return 'opposes';
  if (score <= -leaning) return 'leans_oppose';
  return isDivided(inForce) ? 'mixed' : 'neutral';
}
