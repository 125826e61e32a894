// @ts-check
// node scripts/corpus/convert.js           writes data/reference/events.ndjson and data/gids/records.ndjson
// node scripts/corpus/convert.js --check   writes nothing; fails when the files on disk differ
import { fileURLToPath } from 'node:url';
import { differing, write } from './build.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [option] = process.argv.slice(2);

if (option === '--check') check();
else if (option === undefined) say(`Wrote ${write(root).join(' and ')}.`);
else fail(`${option} is not an option here. Give --check, or nothing to write the files.`);

function check() {
  const paths = differing(root);
  if (paths.length === 0) return say('The converted corpus is up to date.');
  return fail(
    `Out of date: ${paths.join(', ')}. Run node scripts/corpus/convert.js and look at the change.`,
  );
}

/** @param {string} sentence */
function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
