import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import type { PositionQuery } from '#positions/explain.js';
import { beliefSteps, classRuns } from '#positions/history.js';
import type { World } from '#positions/world.js';
import { isoOf } from '#vocabulary/day.js';
import { party } from '#vocabulary/party.js';
import type { LogReader } from '../keeper/log-reader.js';
import { columns, question } from '../question.js';
import { cellQuery } from './cell-query.js';
import {
  asOf,
  crosswalk,
  filters,
  framework,
  knownAt,
  ordinal,
  succession,
  weights,
} from './params.js';

export default question({
  name: 'history',
  path: '/frameworks/{framework}/positions/{country}/{ordinal}/history',
  summary:
    'How one position went over the days, or how our belief about one day went as we learnt.',
  params: z.strictObject({
    framework,
    country: party,
    ordinal,
    asOf,
    knownAt,
    ...filters,
    weights,
    succession,
    crosswalk,
    axis: z
      .enum(['valid', 'known'])
      .default('valid')
      .describe('valid: over days up to asOf; known: over sequences, for asOf.'),
  }),
  key: ['from'],
  columns: columns({
    from: 'First day of the class (axis=valid).',
    until: 'First day of another class or of silence; empty while it holds (axis=valid).',
    sequence: 'Event from which this was believed (axis=known).',
    recordedAt: 'When it was recorded (axis=known).',
    class: 'Class of the position.',
    score: 'Score at the end of the run.',
    basis: 'Records in force at the end of the run (axis=valid).',
  }),
  answer: async (params, { model, reader }) => {
    const query = cellQuery(model, params);
    const world = model.world([query.on], params.crosswalk);
    return {
      rows: params.axis === 'valid' ? runs(world, query) : await steps(world, query, reader),
    };
  },
});

function runs(world: World, query: PositionQuery): readonly JsonObject[] {
  return classRuns(world, query).map((run) => {
    const last = run.segments.at(-1)!;
    return {
      from: isoOf(run.from),
      until: Number.isFinite(run.to) ? isoOf(run.to) : null,
      sequence: null,
      recordedAt: null,
      class: run.class,
      score: last.score,
      basis: last.pieces.map(({ evidence }) => evidence.record),
    };
  });
}

async function steps(
  world: World,
  query: PositionQuery,
  reader: LogReader,
): Promise<readonly JsonObject[]> {
  return Promise.all(
    beliefSteps(world, query).map(async ({ sequence, class: held, score }) => ({
      from: null,
      until: null,
      sequence,
      recordedAt: (await reader.at(sequence))?.recordedAt ?? null,
      class: held,
      score,
      basis: null,
    })),
  );
}
