#!/usr/bin/env node
import { nodeVersionProblem } from '../store/guards/node-version.js';

// Everything else is imported afterwards: an old Node would crash while it loads, without a word.
const problem = nodeVersionProblem(process.versions.node);
if (problem !== undefined) {
  console.error(`error: ${problem}`);
  process.exit(6);
}
const { run } = await import('./run.js');
await run(process.argv.slice(2));
