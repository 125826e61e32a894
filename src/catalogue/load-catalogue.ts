import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventDefinition } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';
import { Catalogue } from './catalogue.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Reads both folders of definitions; a file whose name is not that of its definition stops the start. */
export async function loadCatalogue(): Promise<Catalogue> {
  const [events, projections] = await Promise.all([
    load<EventDefinition>('events', ({ type }) => type),
    load<Projection>('projections', ({ name }) => name),
  ]);
  return new Catalogue(events, projections);
}

async function load<Definition>(
  folder: string,
  nameOf: (definition: Definition) => string,
): Promise<ReadonlyMap<string, Definition>> {
  const found = new Map<string, Definition>();
  for (const file of (await readdir(join(ROOT, folder))).toSorted()) {
    if (!/(?<!\.d)\.(js|ts)$/.test(file)) continue;
    const module = await import(pathToFileURL(join(ROOT, folder, file)).href);
    const definition = module.default as Definition;
    const name = definition && nameOf(definition);
    if (!name || kebab(name) !== file.replace(/\.(js|ts)$/, '')) {
      throw new Error(
        `${folder}/${file} must export by default a definition of its own name; it declares "${name}".`,
      );
    }
    found.set(name, definition);
  }
  return found;
}

const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
