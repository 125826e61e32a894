import type { Day } from '#vocabulary/day.js';
import { folded } from '#vocabulary/folded.js';
import { nearest } from '#vocabulary/nearest.js';
import type { Called, Directory } from './directory.js';
import { hasPart } from './party-names.js';

const PROPOSED_MOST = 3;

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

/** A few parties that the text may have meant: by a typing mistake, or with only a part of the name. */
export function nearParties(directory: Directory, text: string, day: Day): readonly string[] {
  const wanted = folded(text);
  const near = mistaken(directory, wanted, day);
  if (near !== undefined) return [near];
  const parts = directory
    .byName([...directory.parties], day)
    .filter((party) => hasPart(directory.called(party, day), wanted));
  return parts.length > PROPOSED_MOST ? [] : parts;
}

function mistaken(directory: Directory, wanted: string, day: Day): string | undefined {
  const owners = new Map<string, string>();
  for (const party of directory.parties) {
    const { name, aliases } = directory.called(party, day);
    for (const each of [...aliases, name]) owners.set(folded(each), party);
  }
  return owners.get(nearest(wanted, [...owners.keys()]) ?? '');
}
