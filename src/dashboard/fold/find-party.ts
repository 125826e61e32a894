import type { Day } from '#vocabulary/day.js';
import { folded } from '#vocabulary/folded.js';
import type { Called, Directory } from './directory.js';

/** From what is surest to mean the party to what several may share. */
const WAYS: readonly ((party: string, called: Called) => readonly string[])[] = [
  (party) => [party],
  (_, { name }) => [name],
  (_, { codes, aliases }) => [...codes, ...aliases],
];

/** The party that this text is a code or a name of; undefined where there is none, or more than one. */
export function findParty(directory: Directory, text: string, day: Day): string | undefined {
  const wanted = folded(text);
  if (wanted === '') return undefined;
  for (const way of WAYS) {
    const found = standing(directory, day, called(directory, day, way, wanted));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

const called = (
  directory: Directory,
  day: Day,
  way: (typeof WAYS)[number],
  wanted: string,
): readonly string[] =>
  [...directory.parties].filter((party) =>
    way(party, directory.called(party, day)).some((each) => folded(each) === wanted),
  );

/** Of several, those that were there on the day, if any was. */
function standing(directory: Directory, day: Day, found: readonly string[]): readonly string[] {
  const there = found.filter((party) => directory.existsOn(party, day));
  return there.length > 0 ? there : found;
}
