import type { StoredEvent } from '#kernel/event.js';
import type { Projection, Row } from '#kernel/projection.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { type PositionRow, silentRow } from '#positions/position-row.js';
import { positionsAt } from '#positions/positions.js';
import { DEFAULT_RULE_SET } from '#positions/rule-sets/registry.js';
import type { World } from '#positions/world.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { EvidenceBook } from '../books/evidence-book.js';
import { fold, partitionsOf } from '../keeper/fold.js';
import type { ReadModel } from '../read-model.js';
import type { BriefPosition, PositionChange } from '../rehearse.js';

/** Bearings of a record in every version that was believed, as its events leave them. */
export function bearingRows(
  projection: Projection,
  events: readonly StoredEvent[],
): readonly Row[] {
  const { puts } = fold(projection, partitionsOf(projection, events), new Map(), new Set());
  return puts.filter(({ table }) => table === 'bearing').map(({ row }) => row);
}

/** Positions that would be others on the day if these bearings came in at the next sequence. */
export function positionChanges(
  model: ReadModel,
  rows: readonly Row[],
  asOf: string,
): readonly PositionChange[] {
  const subjects = namesIn(rows, 'subject');
  const world = model.world(subjects);
  const query = {
    asOf: dayOf(asOf),
    filters: DEFAULT_FILTERS,
    rules: DEFAULT_RULE_SET,
    on: subjects,
    parties: namesIn(rows, 'party'),
    group: null,
    silent: false,
  };
  const { sequence } = model;
  const before = positionsAt(world, { ...query, knownAt: sequence });
  const after = positionsAt(worldWith(world, rows), { ...query, knownAt: sequence + 1 });
  return changesBetween(before, after);
}

const namesIn = (rows: readonly Row[], column: string): readonly string[] =>
  [...new Set(rows.map((row) => String(row[column])))].toSorted();

/** The world with these bearings in it. Evidence of other parties is left out: no position here rests on it. */
function worldWith(world: World, rows: readonly Row[]): World {
  const book = new EvidenceBook();
  const parties = new Set(rows.map((row) => row['party']));
  for (const subject of world.subjects) {
    for (const evidence of world.evidence.versionsOn(subject)) {
      if (parties.has(evidence.party)) book.index.add(evidence);
    }
  }
  for (const row of rows) book.put(row);
  return { ...world, evidence: book.index };
}

function changesBetween(
  before: readonly PositionRow[],
  after: readonly PositionRow[],
): readonly PositionChange[] {
  const cells = new Map(
    [...before, ...after].map(({ on, party }) => [`${on} ${party}`, { on, party }]),
  );
  return [...cells.values()]
    .map(({ on, party }) => ({
      party,
      on,
      before: brief(find(before, on, party)),
      after: brief(find(after, on, party)),
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const find = (rows: readonly PositionRow[], on: string, party: string): PositionRow =>
  rows.find((row) => row.on === on && row.party === party) ?? silentRow(on, party);

const brief = ({ class: held, score, since, n }: PositionRow): BriefPosition => ({
  class: held,
  score,
  since: since === null ? null : isoOf(since),
  n,
});
