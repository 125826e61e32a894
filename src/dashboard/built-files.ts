import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** From the sources, and from `dist/src`. */
const PLACES = [
  join(import.meta.dirname, '..', '..', 'dist'),
  join(import.meta.dirname, '..', '..'),
] as const;

/** A file or folder that the build of the page has made; undefined when it was not built. */
export function builtFile(...way: readonly string[]): string | undefined {
  return PLACES.map((place) => join(place, ...way)).find((path) => existsSync(path));
}
