/*
 * Lets plain Node run the sources, for programs that tests and benchmarks start as real processes:
 *
 *     node --conditions=@standpoint/source --import ./test/support/typescript.js program.ts
 *
 * Each file is compiled by swc with the same settings as the tests, once, and kept in the temp folder under a
 * name made from its content: so the second process starts as fast as a built one.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const settings = readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8');
const cache = join(tmpdir(), `standpoint-compiled-${userInfo().uid}`);
mkdirSync(cache, { recursive: true, mode: 0o700 });

function compiled(path) {
  const source = readFileSync(path, 'utf8');
  const key = createHash('sha256').update(`${settings}\n${path}\n${source}`).digest('hex');
  const file = join(cache, `${key}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const options = { filename: path, swcrc: false, ...JSON.parse(settings), sourceMaps: 'inline' };
  delete options.$schema;
  const { code } = require('@swc/core').transformSync(source, options);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return code;
}

/** Sources import each other under the names they will have when built. */
function sourceOf(specifier, parent) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parent?.endsWith('.ts')) return;
  const url = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(url) ? url.href : undefined;
}

registerHooks({
  resolve(specifier, context, next) {
    return next(sourceOf(specifier, context.parentURL) ?? specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});
