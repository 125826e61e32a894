import { nearest } from '#vocabulary/nearest.js';
import { matchPath, type PathTemplate } from './path-template.js';

/** The known address that a mistyped one most likely meant, with its parameters kept; undefined when none is near. */
export function nearestAddress(
  path: readonly string[],
  known: readonly PathTemplate[],
): string | undefined {
  const trimmed = path.at(-1) === '' ? path.slice(0, -1) : path;
  const prefixed = path[0] === 'v1' ? trimmed : ['v1', ...trimmed];
  for (const candidate of [trimmed, prefixed]) {
    const found = closest(candidate, known);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** With the fewest corrected segments. */
function closest(path: readonly string[], known: readonly PathTemplate[]): string | undefined {
  const candidates = known.flatMap((template) => {
    const corrected = correct(path, template);
    return corrected === undefined ? [] : [corrected];
  });
  const best = candidates.toSorted((a, b) => changes(a, path) - changes(b, path))[0];
  return best === undefined ? undefined : `/${best.map(encodeURIComponent).join('/')}`;
}

function correct(path: readonly string[], template: PathTemplate): readonly string[] | undefined {
  if (path.length !== template.segments.length) return undefined;
  const corrected = template.segments.map(({ kind, name }, index) => {
    const given = path[index]!;
    const fixed = kind === 'parameter' || name === '';
    return fixed ? given : (nearest(given, [name]) ?? given);
  });
  return matchPath(template, corrected) ? corrected : undefined;
}

const changes = (corrected: readonly string[], path: readonly string[]): number =>
  corrected.filter((each, index) => each !== path[index]).length;
