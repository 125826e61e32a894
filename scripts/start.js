/*
 * `npm start`: builds if needed, then becomes the server. In the same process, so that signals and exit codes are
 * the server's own. Options that stand behind, as in `npm start -- --port 8080`, are those of `standpoint serve`.
 */
import { buildIfStale } from './build-if-stale.js';

buildIfStale();
process.setSourceMapsEnabled(true);
if (process.argv.length > 2) {
  process.argv.splice(2, 0, 'serve');
  await import('../dist/src/cli/main.js');
} else await import('../dist/src/main.js');
