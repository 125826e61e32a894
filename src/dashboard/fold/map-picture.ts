import type { Day } from '#vocabulary/day.js';
import type { StandClass } from '../words/classes.js';
import type { World } from '../world/world.js';
import type { Directory } from './directory.js';
import type { Place } from './neighbour.js';
import type { Segments } from './segments.js';

/** What a map shows. */
export interface Pictured {
  readonly world: World;
  readonly segments: Pick<Segments, 'at'>;
  readonly directory: Directory;
  readonly on: string;
  readonly day: Day;
  /** Whether it was asked where a party stands; left out where it was asked of all. */
  readonly isAsked?: (party: string) => boolean;
}

const all = () => true;

/**
 * Who is shown on today’s outline of a state on a day: the state itself, or the one that it came out of where it did
 * not exist yet; undefined where neither did.
 */
export function mapParty(
  code: string,
  { world, directory, day }: Pick<Pictured, 'world' | 'directory' | 'day'>,
): string | undefined {
  const line = [code, ...(world.former[code] ?? [])];
  return line.find((each) => directory.existsOn(each, day));
}

/** Class on an outline; undefined where neither a member nor anybody with a position is, or nobody who was asked about. */
export function mapClass(code: string, picture: Pictured): StandClass | undefined {
  const { segments, directory, on, day, isAsked = all } = picture;
  const party = mapParty(code, picture);
  if (party === undefined || !isAsked(party)) return undefined;
  const { class: held } = segments.at(party, on, day);
  return held === 'silent' && !directory.isMember(party, day) ? undefined : held;
}

/** Whether a dot stands for somebody who is counted, or who holds something. */
export const hasDot = (code: string, picture: Pictured): boolean =>
  picture.directory.existsOn(code, picture.day) && mapClass(code, picture) !== undefined;

/** What the arrow keys can reach, from west to east. */
export function placesOn(picture: Pictured): readonly Place[] {
  const { world } = picture;
  const outlines = world.shapes.flatMap(({ code, x, y }) =>
    code !== undefined && mapClass(code, picture) !== undefined ? [{ code, x, y }] : [],
  );
  const dots = world.dots.filter(({ code }) => hasDot(code, picture));
  return [...outlines, ...dots].toSorted((a, b) => a.x - b.x);
}
