/* `npm run -s cli -- …`: builds if needed, then becomes the command line; stdout carries its results and nothing else. */
import { buildIfStale } from './build-if-stale.js';

buildIfStale();
process.setSourceMapsEnabled(true);
await import('../dist/src/cli/main.js');
