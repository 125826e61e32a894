import type { ColumnType } from '#application/column-types.js';
import { snakeCase } from '#application/table.js';
import type { Table, TableColumn } from '#application/table-format.js';
import { LICENCE } from '#application/table-metadata.js';
import type { JsonObject } from '#kernel/json.js';
import type { Resource } from './resources.js';

/** Types of Frictionless Table Schema. Lists and structures stand in CSV as text. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  words: 'string',
  json: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: 'date',
  instant: 'datetime',
};

/** A resource that has been written, as the descriptor tells it. */
export interface Written {
  readonly resource: Resource;
  readonly table: Table;
  /** Where the same is answered for ever, with every default spelled out. */
  readonly permanent: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export const pathOf = ({ name, form }: Resource): string => `${name}.${form}`;

export const titleOf = ({ resource, table }: Written): string => resource.title ?? table.title;

/** One resource of a Data Package 2.0. */
export function resourceDescriptor(written: Written): JsonObject {
  const { resource, table, permanent, rows, bytes, sha256 } = written;
  const isTable = resource.form === 'csv';
  return {
    name: resource.name,
    path: pathOf(resource),
    title: titleOf(written),
    permanent,
    ...(isTable ? { type: 'table' } : {}),
    format: resource.form,
    mediatype: isTable ? 'text/csv' : 'application/x-ndjson',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    rows,
    ...(isTable ? { schema: schemaOf(table.columns, resource.key) } : {}),
  };
}

function schemaOf(columns: readonly TableColumn[], key: readonly string[]): JsonObject {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: columns.map(({ name, type, summary }) => ({
      name: snakeCase(name),
      type: TYPES[type],
      description: summary,
      ...(type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
    })),
    missingValues: [''],
    ...(key.length > 0 ? { primaryKey: key } : {}),
  };
}

export interface About {
  readonly framework: string;
  readonly title: string;
  readonly sequence: number;
  readonly asOf: string;
  /** When the last event was recorded. */
  readonly recordedAt: string;
  readonly citation: string;
}

/** `datapackage.json`. */
export const packageDescriptor = (about: About, written: readonly Written[]): JsonObject => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: `standpoint-${about.framework}`,
  id: `urn:standpoint:${about.framework}:sequence:${about.sequence}`,
  title: `Standpoint: ${about.title}`,
  description: `Who supports which principle of ${about.title}, as of ${about.asOf}, as known at sequence ${about.sequence}.`,
  version: `0.0.${about.sequence}`,
  created: about.recordedAt,
  licenses: [{ ...LICENCE }],
  sources: [{ title: about.citation }],
  resources: written.map(resourceDescriptor),
});
