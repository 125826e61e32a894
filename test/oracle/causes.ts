import { dayOf } from './calendar.js';
import { type Cell, type Piece, piecesOf, weightsOf } from './cell.js';
import type { LogEvent, Query } from './shapes.js';
import { existsOn, type World, worldAt } from './world.js';

/** The world at each sequence, folded once. */
export type Worlds = (at: number) => World;

export function worldsOf(events: readonly LogEvent[]): Worlds {
  const known = new Map<number, World>();
  return (at) => {
    if (!known.has(at)) known.set(at, worldAt(events, at));
    return known.get(at)!;
  };
}

/** One party on one subject, and the sequences between which it was revised. */
export interface Revised {
  readonly party: string;
  readonly on: string;
  readonly query: Query & { readonly since: number };
}

/**
 * Sequences after which the party existed otherwise, or a record spoke otherwise for it, looking at every sequence in
 * between. Only what is not the same in the end, and only records with a weight then or now: all if that leaves nothing.
 */
export function naiveCauses(worlds: Worlds, revised: Revised): number[] {
  const { party, query } = revised;
  const day = dayOf(query.asOf);
  const moments = Array.from({ length: query.knownAt - query.since + 1 }, (_, at) => {
    const cell = { ...revised, world: worlds(query.since + at) };
    return { exists: existsOn(cell.world, party, day), ...inForceOn(cell, day) };
  });
  const turns = (of: (moment: (typeof moments)[number]) => unknown): number[] =>
    of(moments[0]!) === of(moments.at(-1)!)
      ? []
      : moments.flatMap((moment, at) =>
          at > 0 && of(moment) !== of(moments[at - 1]!) ? [query.since + at] : [],
        );
  const ends = [moments[0]!, moments.at(-1)!];
  const weighty = ends.flatMap(({ exists, heavy }) => (exists ? heavy : []));
  const all = ends.flatMap(({ said }) => [...said.keys()]);
  const told = (records: readonly string[]) =>
    records.flatMap((record) => turns(({ said }) => said.get(record)));
  const found = [...turns(({ exists }) => exists), ...told(weighty.length > 0 ? weighty : all)];
  return [...new Set(found.length > 0 ? found : told(all))].sort((a, b) => a - b);
}

/** What each record says for the party on the day, and which of them have a weight. */
function inForceOn(cell: Cell, day: number) {
  const pieces = piecesOf(cell).filter(({ from, until }) => from <= day && day < until);
  const said = new Map<string, string>();
  for (const piece of pieces)
    said.set(piece.record, `${said.get(piece.record) ?? ''};${text(piece)}`);
  const weights = weightsOf(cell.query, pieces, day);
  const heavy = [...weights].flatMap(([{ record }, weight]) => (weight > 0 ? [record] : []));
  return { said, heavy };
}

const text = ({ holder, from, kind, coverage, stance }: Piece): string =>
  [holder, from, kind, coverage, stance].join();
