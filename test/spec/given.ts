import { fold, partitionsOf } from '#application/keeper/fold.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { StoredEvent } from '#kernel/event.js';
import type { Projection, Row } from '#kernel/projection.js';

const { events: definitions } = await loadCatalogue();

/** An event as a test writes it: its type, and what differs from the type's own example. */
export type Said = readonly [type: string, differs?: object];

/** A log of these events, as it would be stored: `given(…).by(projection).shows(table)`. */
export function given(...said: readonly Said[]) {
  const log = stored(said);
  return {
    by: (projection: Projection) => {
      const { puts, parked } = fold(
        projection,
        partitionsOf(projection, log),
        new Map(),
        new Set(),
      );
      return {
        /** Rows of a table in the order in which they were first written, the chosen columns only. */
        shows: (table: string, ...columns: readonly string[]): readonly Row[] =>
          puts
            .filter((put) => put.table === table)
            .map(({ row }) => Object.fromEntries(columns.map((name) => [name, row[name]!]))),
        parked,
      };
    },
  };
}

function stored(said: readonly Said[]): readonly StoredEvent[] {
  const versions = new Map<string, number>();
  return said.map(([type, differs], index) => {
    const definition = definitions.get(type)!;
    const parsed = definition.parse({ ...definition.example, ...differs });
    if (!parsed.ok) throw new Error(parsed.problems.map(({ detail }) => detail).join(' '));
    const stream = definition.stream(parsed.data);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return {
      sequence: index + 1,
      id: `event-${index + 1}`,
      stream,
      version,
      type,
      schema: definition.schema,
      recordedAt: '2026-11-24T12:00:00.000Z',
      actor: 'test',
      data: parsed.data,
      text: JSON.stringify(parsed.data),
    };
  });
}
