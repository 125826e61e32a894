import type { Directory } from './directory.js';
import { admits } from './filters.js';
import { type CellBounds, type CellJudge, CHOSEN, DEEDS, WORDS } from './packed/cell-judge.js';
import { admissionTable, FACTS_COUNT } from './packed/facts.js';
import { judgeOf } from './packed/judge-of.js';
import { type PositionRow, type PositionsQuery, silentRow } from './position-row.js';
import type { Judgement } from './rule-sets/rule-set.js';
import { holdsOn } from './spell.js';
import type { World } from './world.js';

/** Whom a list of positions is about, and how much of each is wanted: both take longer than all the rest. */
export interface Wanted {
  readonly parties: ReadonlySet<string> | null;
  /** Whether to say what each rests on. */
  readonly withBasis: boolean;
  readonly withSince: boolean;
}

const NO_RECORDS: readonly string[] = [];
const NO_WEIGHTS: readonly number[] = [];

/** Positions on one subject, straight from the packed rows; by party. */
export class PackedPositions {
  readonly #world: World;
  readonly #query: PositionsQuery;
  readonly #directory: Directory;
  readonly #judge: CellJudge;

  constructor(world: World, query: PositionsQuery) {
    const { asOf, knownAt, filters, rules } = query;
    this.#world = world;
    this.#query = query;
    this.#directory = world.directory(knownAt);
    this.#judge = judgeOf(rules, { asOf, knownAt, hearing: hearingOf(filters) });
  }

  /** Silent ones too, if anything bears on them in another channel. */
  on(subject: string, wanted: Wanted): PositionRow[] {
    const { evidence } = this.#world;
    const { dating, groups } = this.#query.filters;
    const cells = evidence.on(subject)?.cells({ dating, groups, directory: this.#directory });
    const found: PositionRow[] = [];
    for (let cell = 0; cells && cell < cells.parties.length; cell += 1) {
      const party = evidence.names.nameOf(cells.parties[cell]!);
      if (wanted.parties !== null && !wanted.parties.has(party)) continue;
      const [from, to] = [cells.offsets[cell]!, cells.offsets[cell + 1]!];
      found.push(this.#row({ on: subject, party }, { rows: cells.rows, from, to }, wanted));
    }
    return found;
  }

  #row(
    { on, party }: { readonly on: string; readonly party: string },
    cell: CellBounds,
    { withBasis, withSince }: Wanted,
  ): PositionRow {
    const spells = this.#directory.spells(party);
    if (!spells.some((spell) => holdsOn(spell, this.#query.asOf))) return silentRow(on, party);
    const it = this.#judge;
    it.look(cell, withBasis);
    const [words, deeds] = [clearScore(it.words), clearScore(it.deeds)];
    const gap = words !== null && deeds !== null ? words - deeds : null;
    const { chosen } = it;
    if (!chosen) return { ...silentRow(on, party), words, deeds, gap };
    const basis = withBasis ? [...it.basis()] : undefined;
    return {
      party,
      on,
      class: chosen.class,
      score: chosen.score,
      since: withSince ? it.since(spells) : null,
      n: it.n,
      words,
      deeds,
      gap,
      basis: basis?.map(([at]) => this.#world.evidence.recordIn(cell.rows, at)) ?? NO_RECORDS,
      weights: basis?.map(([, weight]) => weight) ?? NO_WEIGHTS,
    };
  }
}

/** Null when silent or insufficient. */
const clearScore = (judged: Judgement | undefined): number | null =>
  judged === undefined || judged.class === 'insufficient' ? null : judged.score;

const hearings = new Map<string, Uint8Array>();

/** In which voices each combination of facts may speak. */
function hearingOf(filters: PositionsQuery['filters']): Uint8Array {
  const key = `${filters.channel} ${filters.evidence} ${filters.review}`;
  const known = hearings.get(key);
  if (known) return known;
  const tables = [
    [CHOSEN, filters.channel],
    [WORDS, 'words'],
    [DEEDS, 'deeds'],
  ] as const;
  const hearing = new Uint8Array(FACTS_COUNT);
  for (const [bit, channel] of tables) {
    const table = admissionTable(admits, { ...filters, channel });
    for (let packed = 0; packed < FACTS_COUNT; packed += 1)
      hearing[packed]! |= bit * table[packed]!;
  }
  hearings.set(key, hearing);
  return hearing;
}
