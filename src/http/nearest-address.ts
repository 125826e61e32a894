import { nearest } from '#vocabulary/nearest.js';
import { splitFormat } from './formats.js';
import { matchPath, type PathTemplate, type Segment } from './path-template.js';

/** The known address that a mistyped one most likely meant, with its parameters kept; undefined when none is near. */
export function nearestAddress(
  path: readonly string[],
  known: readonly PathTemplate[],
): string | undefined {
  const trimmed = path.at(-1) === '' ? path.slice(0, -1) : path;
  const prefixed = path[0] === 'v1' ? trimmed : ['v1', ...trimmed];
  return [trimmed, prefixed]
    .flatMap((candidate) => closest(candidate, known) ?? [])
    .find((address) => address !== addressOf(path));
}

const addressOf = (path: readonly string[]): string => `/${path.map(encodeURIComponent).join('/')}`;

/** With the fewest corrected segments. */
function closest(path: readonly string[], known: readonly PathTemplate[]): string | undefined {
  const candidates = known.flatMap((template) => {
    const corrected = correct(path, template);
    return corrected === undefined ? [] : [corrected];
  });
  const best = candidates.toSorted((a, b) => changes(a, path) - changes(b, path))[0];
  return best && addressOf(best);
}

function correct(path: readonly string[], template: PathTemplate): readonly string[] | undefined {
  if (path.length !== template.segments.length) return undefined;
  const corrected = template.segments.map((segment, index) => correctIn(segment, path[index]!));
  return matchPath(template, corrected) ? corrected : undefined;
}

function correctIn({ kind, name, suffix }: Segment, given: string): string {
  if (kind === 'literal') return name === '' ? given : (nearest(given, [name]) ?? given);
  return given.endsWith(suffix) ? given : `${splitFormat(given)?.stem ?? given}${suffix}`;
}

const changes = (corrected: readonly string[], path: readonly string[]): number =>
  corrected.filter((each, index) => each !== path[index]).length;
