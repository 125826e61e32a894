import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { refuse } from '#kernel/refusal.js';
import { builtFile } from '../built-files.js';
import type { World } from '../world/world.js';
import type { Draw } from './picture.js';

export interface Renderer {
  readonly draw: Draw;
  readonly world: World;
}

let loading: Promise<Renderer> | undefined;

/** The charts of the page, built for the server; refuses where they have not been built. */
export async function renderer(): Promise<Renderer> {
  loading ??= load();
  return loading.catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
}

async function load(): Promise<Renderer> {
  const [script, world] = ['render.js', 'world.json'].map((name) =>
    builtFile('dashboard-render', name),
  );
  if (script === undefined || world === undefined) throw notBuilt();
  const { draw } = (await import(pathToFileURL(script).href)) as { draw: Draw };
  return { draw, world: JSON.parse(readFileSync(world, 'utf8')) as World };
}

const notBuilt = () =>
  refuse(
    'unavailable',
    'picture.not-built',
    'Pictures have not been built here. Run "npm run build", or start the program with "npm start".',
  );
