import type { Day } from '#vocabulary/day.js';
import type { Directory } from './directory.js';
import { admits, isTrusted } from './filters.js';
import { type CellJudge, CHOSEN, DEEDS, WORDS } from './packed/cell-judge.js';
import type { CellRows } from './packed/cell-rows.js';
import { admissionTable, FACTS_COUNT } from './packed/facts.js';
import { judgeOf } from './packed/judge-of.js';
import type { Dealing } from './packed/subject-rows.js';
import { type PositionRow, type PositionsQuery, silentRow } from './position-row.js';
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

/** A party on the day asked about. */
interface Holder {
  readonly party: string;
  /** The first day of its life; undefined if it does not live on that day. */
  readonly born: Day | undefined;
}

/** A cell among those that were looked at. */
interface Place {
  readonly on: string;
  readonly rows: Int32Array;
  readonly place: number;
}

/** Positions on one subject, straight from the packed rows; by party. */
export class PackedPositions {
  readonly #world: World;
  readonly #query: PositionsQuery;
  readonly #directory: Directory;
  readonly #dealing: Dealing;
  readonly #judge: CellJudge;
  /** By number. */
  readonly #holders: Holder[] = [];

  constructor(world: World, query: PositionsQuery) {
    const { asOf, knownAt, filters, rules } = query;
    this.#world = world;
    this.#query = query;
    this.#directory = world.directory(knownAt);
    this.#dealing = {
      dating: filters.dating,
      groups: filters.groups,
      directory: this.#directory,
      // Words and deeds are told of each, whatever the channel.
      admission: admissionTable(isTrusted, filters),
    };
    this.#judge = judgeOf(rules, { asOf, knownAt, hearing: hearingOf(filters) });
  }

  /** Silent ones too, if anything bears on them in another channel. */
  on(subject: string, wanted: Wanted): PositionRow[] {
    const cells = this.#world.evidence.on(subject)?.cells(this.#dealing);
    if (!cells) return [];
    const asked = this.#asked(cells, wanted.parties);
    this.#judge.look(cells, asked);
    return asked.map((cell, place) => {
      const holder = this.#holder(cells.parties[cell]!);
      return this.#row({ on: subject, rows: cells.rows, place }, holder, wanted);
    });
  }

  /** Numbers of the cells. */
  #asked({ parties }: CellRows, wanted: Wanted['parties']): readonly number[] {
    const asked: number[] = [];
    for (let cell = 0; cell < parties.length; cell += 1) {
      if (wanted === null || wanted.has(this.#holder(parties[cell]!).party)) asked.push(cell);
    }
    return asked;
  }

  #holder(number: number): Holder {
    const known = this.#holders[number];
    if (known) return known;
    const party = this.#world.evidence.names.nameOf(number);
    const life = this.#directory.spells(party).find((it) => holdsOn(it, this.#query.asOf));
    const holder = { party, born: life?.first };
    this.#holders[number] = holder;
    return holder;
  }

  #row({ on, rows, place }: Place, { party, born }: Holder, wanted: Wanted): PositionRow {
    if (born === undefined) return silentRow(on, party);
    const it = this.#judge;
    const { judgement, words, deeds, gap } = it.voices(place);
    if (!judgement) return { ...silentRow(on, party), words, deeds, gap };
    const basis = wanted.withBasis ? [...it.basis(place)] : undefined;
    return {
      party,
      on,
      class: judgement.class,
      score: judgement.score,
      since: wanted.withSince ? it.since(place, born) : null,
      n: it.n(place),
      words,
      deeds,
      gap,
      basis: basis?.map(([at]) => this.#world.evidence.recordIn(rows, at)) ?? NO_RECORDS,
      weights: basis?.map(([, weight]) => weight) ?? NO_WEIGHTS,
    };
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
