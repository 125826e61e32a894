import type { Projection } from '#kernel/projection.js';

/** Builds of one version that can stand beside each other. */
const BUILDS_PER_VERSION = 1_000;

/** The projection as one build: its version in the view store is definition version x 1000 + build number. */
export const build = (projection: Projection, number: number): Projection => ({
  name: projection.name,
  summary: projection.summary,
  tables: projection.tables,
  partition: projection.partition,
  handlers: projection.handlers,
  version: projection.version * BUILDS_PER_VERSION + number,
});

/** Which version of the definition a build was made by. */
export const versionOf = (stored: number): number => Math.floor(stored / BUILDS_PER_VERSION);

/** Number of a build within its version. */
export const numberOf = (stored: number): number => stored % BUILDS_PER_VERSION;
