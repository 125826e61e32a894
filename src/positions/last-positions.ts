import { STANCES } from '#vocabulary/stance.js';
import type { Directory } from './directory.js';
import { admits } from './filters.js';
import { admissionTable, FACTS_COUNT } from './packed/facts.js';
import {
  CHOSEN,
  DEEDS,
  LastInForce,
  type Moment,
  sinceOfLast,
  WORDS,
} from './packed/last-in-force.js';
import { stanceIndexIn } from './packed/row.js';
import { type PositionRow, type PositionsQuery, silentRow } from './position-row.js';
import type { Judgement } from './rule-sets/rule-set.js';
import { holdsOn } from './spell.js';
import type { World } from './world.js';

/** Whom a list of positions is about. */
export interface Wanted {
  readonly parties: ReadonlySet<string> | null;
  /** Whether to say what each rests on; a list of records takes longer than all the rest. */
  readonly withBasis: boolean;
}

const NO_RECORDS: readonly string[] = [];
const NO_WEIGHTS: readonly number[] = [];

/** Positions on one subject where the last piece in force decides, straight from the packed rows; by party. */
export class LastPositions {
  readonly #world: World;
  readonly #query: PositionsQuery;
  readonly #directory: Directory;
  readonly #moment: Moment;
  readonly #inForce: LastInForce;
  readonly #judged: readonly Judgement[];

  constructor(world: World, query: PositionsQuery) {
    this.#world = world;
    this.#query = query;
    this.#directory = world.directory(query.knownAt);
    this.#moment = { asOf: query.asOf, knownAt: query.knownAt, hearing: hearingOf(query.filters) };
    this.#inForce = new LastInForce(this.#moment);
    this.#judged = STANCES.map((stance) => query.rules.byLast!(stance));
  }

  /** Silent ones too, if anything bears on them in another channel. */
  on(subject: string, { parties, withBasis }: Wanted): PositionRow[] {
    const { evidence } = this.#world;
    const { dating, groups } = this.#query.filters;
    const cells = evidence.on(subject)?.cells({ dating, groups, directory: this.#directory });
    const found: PositionRow[] = [];
    for (let cell = 0; cells && cell < cells.parties.length; cell += 1) {
      const party = evidence.names.nameOf(cells.parties[cell]!);
      if (parties !== null && !parties.has(party)) continue;
      const bounds = [cells.offsets[cell]!, cells.offsets[cell + 1]!] as const;
      found.push(this.#row({ on: subject, party }, cells.rows, bounds, withBasis));
    }
    return found;
  }

  #row(
    { on, party }: { readonly on: string; readonly party: string },
    rows: Int32Array,
    [from, to]: readonly [number, number],
    withBasis: boolean,
  ): PositionRow {
    const spells = this.#directory.spells(party);
    const it = this.#inForce;
    const basis: string[] = [];
    const tell = (at: number) => basis.push(this.#world.evidence.recordIn(rows, at));
    if (!spells.some((spell) => holdsOn(spell, this.#query.asOf))) return silentRow(on, party);
    it.look(rows, from, to, withBasis ? tell : undefined);
    const [words, deeds] = [this.#clearScore(rows, it.words), this.#clearScore(rows, it.deeds)];
    const gap = words !== null && deeds !== null ? words - deeds : null;
    if (it.chosen < 0) return { ...silentRow(on, party), words, deeds, gap };
    const stance = stanceIndexIn(rows, it.chosen);
    const judged = this.#judged[stance]!;
    return {
      party,
      on,
      class: judged.class,
      score: judged.score,
      since: sinceOfLast({ rows, first: from, end: it.end, spells, moment: this.#moment }, stance),
      n: it.n,
      words,
      deeds,
      gap,
      basis: withBasis ? basis : NO_RECORDS,
      weights: withBasis ? basis.map((_, at) => (at === basis.length - 1 ? 1 : 0)) : NO_WEIGHTS,
    };
  }

  #clearScore(rows: Int32Array, at: number): number | null {
    if (at < 0) return null;
    const judged = this.#judged[stanceIndexIn(rows, at)]!;
    return judged.class === 'insufficient' ? null : judged.score;
  }
}

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
