import { statSync } from 'node:fs';
import { refuse } from '#kernel/refusal.js';
import type { Mapping } from './mapping.js';
import { delimiterOf, isWorkbook } from './table-header.js';

/** Where rows go that were not taken, written so that the command that rejected them reads them. */
export interface RejectsFile {
  readonly path: string;
  readonly delimiter?: string;
  /** Whether a byte order mark says that it is UTF-8: where the mapping says otherwise, and for programs that make sheets. */
  readonly isMarked?: boolean;
}

/** Refuses (`rejects.source`, `rejects.not-a-table`, `rejects.not-ndjson`) a path that would not do for rejects of the file. */
export function rejectsFile(path: string, file: string, mapping: Mapping | undefined): RejectsFile {
  if (isSame(path, file)) throw overItself(path);
  if (mapping === undefined) {
    if (!path.endsWith('.ndjson')) throw notNdjson(path);
    return { path };
  }
  if (!/\.(csv|tsv|txt)$/i.test(path)) throw notTable(path);
  const isMarked = mapping.encoding !== 'utf-8' || isWorkbook(file);
  return { path, delimiter: delimiterOf({ ...mapping, path }), isMarked };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

const overItself = (path: string) =>
  refuse(
    'invalid',
    'rejects.source',
    `${path} is the file that is imported: writing rejects there would destroy it before it is read. Give --rejects another name.`,
  );

const notNdjson = (path: string) =>
  refuse(
    'invalid',
    'rejects.not-ndjson',
    `Records of a JSON file that are not taken are written as lines of JSON. Give --rejects a name that ends in .ndjson instead of ${path}.`,
  );

const notTable = (path: string) =>
  refuse(
    'invalid',
    'rejects.not-a-table',
    `Rows of a table that are not taken are written as text. Give --rejects a name that ends in .csv or .tsv instead of ${path}.`,
  );
