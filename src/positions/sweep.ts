import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import type { Piece } from './piece.js';
import type { Judgement, PositionClass, RuleSet } from './rule-sets/rule-set.js';
import type { Spell } from './spell.js';

/** Days on which the same pieces are in force and class and score stay as they are. */
export interface Segment extends Judgement {
  readonly from: Day;
  /** Exclusive; Infinity when it still holds on the last day swept. */
  readonly to: Day;
  /** In order. */
  readonly pieces: readonly Piece[];
}

/** The days to sweep, both inclusive. The last is finite, for ageing alone could go on for ever. */
export interface Window {
  readonly first: Day;
  readonly last: Day;
}

/**
 * Gets one stretch of days after another, on which the judgement stays the same; `to` is as in a segment. It judges
 * if it wants to know. `pieces` is valid during the call only.
 */
export type Visit = (from: Day, to: Day, pieces: readonly Piece[]) => void;

const NEVER = Number.POSITIVE_INFINITY;
const ALL_DAYS = Number.NEGATIVE_INFINITY;
/** How far back `sinceOf` looks before it looks at everything: most runs are short. */
const LOOK_BACK_DAYS = 1_000;

/** Walks a cell from day to day; days without a position are passed over. */
export function sweep(cell: Cell, rules: RuleSet, window: Window, visit: Visit): void {
  for (const { first, last } of cell.spells) {
    const days = { first: Math.max(first, window.first), last };
    for (const { pieces, ...stretch } of stretchesOf(cell, days)) {
      sweepSpell(pieces, stretch, { rules, last: window.last, visit });
    }
  }
}

interface Stretch extends Spell {
  readonly pieces: readonly Piece[];
}

/** Where acts of a predecessor pass over on a day, the days before it are swept without them. */
function stretchesOf({ pieces, cuts }: Cell, { first, last }: Spell): readonly Stretch[] {
  if (cuts === undefined) return [{ first, last, pieces }];
  const inner = cuts.filter((cut) => first < cut && cut <= last);
  const begins = [first, ...inner];
  return begins.map((begin, index) => ({
    first: begin,
    last: (begins[index + 1] ?? last + 1) - 1,
    pieces: pieces.filter(({ heldFrom }) => heldFrom === undefined || heldFrom <= begin),
  }));
}

/** From the first day, by default the cell's own, to the last, ascending; days without a position are gaps. */
export function segmentsOf(cell: Cell, rules: RuleSet, last: Day, first = ALL_DAYS): Segment[] {
  const segments: Segment[] = [];
  sweep(cell, rules, { first, last }, (from, to, pieces) => {
    const judgement = rules.judge(pieces, from);
    const previous = segments.at(-1);
    if (previous && previous.to === from && isSame(previous, judgement, pieces)) {
      segments[segments.length - 1] = { ...previous, to };
    } else segments.push({ from, to, ...judgement, pieces: pieces.slice() });
  });
  return segments;
}

/** First day of the unbroken run of the class that holds on the last day; null when there is no position then. */
export function sinceOf(cell: Cell, rules: RuleSet, last: Day): Day | null {
  const first = last - LOOK_BACK_DAYS;
  const recent = sinceWithin(cell, rules, { first, last });
  if (recent === null || recent > first) return recent;
  return sinceWithin(cell, rules, { first: ALL_DAYS, last });
}

function sinceWithin(cell: Cell, rules: RuleSet, window: Window): Day | null {
  let since: Day | null = null;
  let end: Day = Number.NaN;
  let held: PositionClass | undefined;
  sweep(cell, rules, window, (from, to, pieces) => {
    const next = rules.judge(pieces, from).class;
    if (from !== end || next !== held) since = from;
    held = next;
    end = to;
  });
  return end === NEVER ? since : null;
}

function isSame(segment: Segment, judgement: Judgement, pieces: readonly Piece[]): boolean {
  return (
    segment.class === judgement.class &&
    segment.score === judgement.score &&
    segment.pieces.length === pieces.length &&
    segment.pieces.every((piece, index) => piece === pieces[index])
  );
}

interface Sweep {
  readonly rules: RuleSet;
  readonly last: Day;
  readonly visit: Visit;
}

/** Pieces begin in order, so those that begin are appended; those in force stay sorted without a sort. */
function sweepSpell(pieces: readonly Piece[], spell: Spell, { rules, last, visit }: Sweep): void {
  const stop = Math.min(spell.last, last);
  const active = new Active(pieces);
  let day = Math.max(spell.first, active.nextStart());
  while (day <= stop) {
    active.moveTo(day);
    const inForce = active.pieces;
    let next = Math.min(active.nextStart(), spell.last + 1);
    if (inForce.length > 0) {
      next = Math.min(next, active.nextEnd, rules.nextChange(inForce, day) ?? NEVER);
      visit(day, next > last ? NEVER : next, inForce);
    }
    day = next;
  }
}

/** The pieces in force on a day that only moves forward. */
class Active {
  readonly pieces: Piece[] = [];
  nextEnd = NEVER;
  private begun = 0;

  constructor(private readonly all: readonly Piece[]) {}

  nextStart(): Day {
    return this.all[this.begun]?.start ?? NEVER;
  }

  moveTo(day: Day): void {
    if (this.nextEnd <= day) this.dropEnded(day);
    while (this.nextStart() <= day) {
      const piece = this.all[this.begun++]!;
      if (day >= piece.end) continue;
      this.pieces.push(piece);
      this.nextEnd = Math.min(this.nextEnd, piece.end);
    }
  }

  private dropEnded(day: Day): void {
    let kept = 0;
    this.nextEnd = NEVER;
    for (const piece of this.pieces) {
      if (piece.end <= day) continue;
      this.pieces[kept++] = piece;
      this.nextEnd = Math.min(this.nextEnd, piece.end);
    }
    this.pieces.length = kept;
  }
}
