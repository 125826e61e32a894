#!/usr/bin/env node
import { nodeVersionProblem } from './store/guards/node-version.js';

// Everything else is imported afterwards: an old Node would crash while it loads, without a word.
const problem = nodeVersionProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(6);
}
const { serve } = await import('./serve.js');
await serve(process.env);
