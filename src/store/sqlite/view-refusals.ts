import type { Projection } from '#kernel/projection.js';
import { type Refusal, refuse } from '#kernel/refusal.js';
import { canonicalText } from '../canonical.js';
import { sha256Hex } from '../sha256.js';

/** Fingerprint of the tables a projection declares. The order of columns counts, for the digest depends on it. */
export function shapeOf(projection: Projection): string {
  const tables = Object.entries(projection.tables).map(([name, table]) => ({
    name,
    columns: Object.entries(table.columns).map(([column, { type, nullable = false }]) => [
      column,
      type,
      nullable,
    ]),
    key: table.key,
    partition: table.partition,
    indexes: table.indexes ?? [],
    ...(table.lent === undefined ? {} : { lent: { ...table.lent } }),
    ...(table.words === undefined ? {} : { words: true }),
  }));
  return sha256Hex(canonicalText(tables));
}

export function shapeChanged({ name, version }: Projection): Refusal {
  return refuse(
    'unavailable',
    'projection.shape-changed',
    `The tables of the projection ${name} have changed but its version is still ${version}. Raise the version.`,
  );
}

export function isLive(name: string, version: number): Refusal {
  return refuse(
    'conflict',
    'projection.is-live',
    `Version ${version} of the projection ${name} is the one that answers. Make another version live first.`,
  );
}

export function notPrepared(name: string, version: number): Refusal {
  return refuse(
    'missing',
    'projection.not-prepared',
    `Version ${version} of the projection ${name} has no tables yet. Prepare it first.`,
  );
}

export function noSuchVersion(name: string, version: number): Refusal {
  return refuse(
    'missing',
    'projection.not-prepared',
    `There is no version ${version} of the projection ${name}. "standpoint projections list" tells what is there.`,
  );
}
