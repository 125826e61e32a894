/*
 * Builds the page at `/` into dist/dashboard, with what the server needs to draw charts in dist/dashboard-render. It
 * takes the map from the compiled program, so `nest build` comes first; tests take it from the sources.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { prepareWorld } from '#dashboard/world/prepare-world.js';

const ROOT = join(import.meta.dirname, '..');
const CLIENT = join(ROOT, 'src', 'dashboard', 'client');
const PAGE = join(ROOT, 'dist', 'dashboard');
const RENDER = join(ROOT, 'dist', 'dashboard-render');
const WORLD = join(RENDER, 'world.json');
/** Our own parts come from their sources, whatever has been compiled. */
const CONDITIONS = ['@standpoint/source', 'module', 'browser', 'production'];
const COMPRESSIBLE = /\.(js|css|json|svg|html)$/;
/** What comes on demand brings nothing with it, so there is nothing to fetch ahead of it. */
const BARE_IMPORTS = {
  name: 'bare-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

// The same page whoever builds it: in other surroundings it would be half as large again.
process.env.NODE_ENV = 'production';
writeWorld();
await buildRenderer();
await buildPage();
preloadWorld();
compress(join(PAGE, 'assets'));

function writeWorld() {
  const lines = readFileSync(join(ROOT, 'data', 'reference', 'events.ndjson'), 'utf8')
    .trim()
    .split('\n');
  const events = lines.map((line) => JSON.parse(line));
  const dataOf = (type) => events.filter((event) => event.type === type).map(({ data }) => data);
  const world = prepareWorld(atlas('110m'), atlas('50m'), {
    states: dataOf('StateListed'),
    successions: dataOf('StateSucceeded'),
  });
  mkdirSync(RENDER, { recursive: true });
  writeFileSync(WORLD, JSON.stringify(world));
}

function atlas(scale) {
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function shared() {
  return {
    configFile: false,
    root: CLIENT,
    publicDir: false,
    logLevel: 'warn',
    resolve: {
      conditions: CONDITIONS,
      alias: [{ find: /^@standpoint\/world\.json/, replacement: WORLD }],
    },
  };
}

async function buildPage() {
  await build({
    ...shared(),
    base: '/',
    plugins: [BARE_IMPORTS],
    build: {
      outDir: PAGE,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // Nothing in data addresses: the security policy wants files.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
}

/** The page asks for the map as soon as its script runs; the browser may begin before that. */
function preloadWorld() {
  const world = readdirSync(join(PAGE, 'assets')).find((name) => /^world-.*\.json$/.test(name));
  const html = readFileSync(join(PAGE, 'index.html'), 'utf8');
  const link = `<link rel="preload" href="/assets/${world}" as="fetch" crossorigin>\n</head>`;
  writeFileSync(join(PAGE, 'index.html'), html.replace('</head>', link));
}

/** One file that needs nothing from node_modules. */
async function buildRenderer() {
  await build({
    ...shared(),
    build: {
      ssr: 'render.tsx',
      outDir: RENDER,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
    },
    ssr: { noExternal: true, resolve: { conditions: CONDITIONS } },
  });
}

function compress(folder) {
  for (const file of readdirSync(folder).filter((name) => COMPRESSIBLE.test(name))) {
    const path = join(folder, file);
    const plain = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }));
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
  }
}
