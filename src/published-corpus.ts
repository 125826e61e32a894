import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root, seen from `src/` and from `dist/src/` alike. */
function root(): string {
  const here = join(import.meta.dirname, '..');
  return existsSync(join(here, 'package.json')) ? here : join(here, '..');
}

/** Lines of the published log that ships with the program; none when it was taken out. */
export function publishedCorpus(): readonly string[] {
  const file = join(root(), 'data', 'gids', 'log.ndjson');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}
