/*
 * `npm start`: builds if needed, then becomes the server. In the same process, so that signals and exit codes are
 * the server's own.
 */
import { buildIfStale } from './build-if-stale.js';

buildIfStale();
process.setSourceMapsEnabled(true);
await import('../dist/src/main.js');
