import { PUBLISHER } from '#application/citing/reference.js';
import { snakeCase } from '#application/table.js';
import { LICENCE } from '#application/table-metadata.js';
import type { JsonObject } from '#kernel/json.js';
import { csvField } from '../csv.js';
import { type About, pathOf, titleOf, type Written } from './descriptor.js';
import { RESOURCES } from './resources.js';

/** `README.md` of a package. */
export const readme = (about: About, written: readonly Written[]): string => `# ${about.title}

Who supports which principle, since when, in words or in deeds: positions of states on ${about.title}, derived by
Standpoint from a log of sourced records. Everything here is true as of ${about.asOf}, as known at sequence ${about.sequence}, which was
recorded at ${about.recordedAt}.

| file | rows | what it is |
| --- | --- | --- |
${written.map((each) => `| ${pathOf(each.resource)} | ${each.rows} | ${titleOf(each)} |`).join('\n')}

What was asked for each, with every default spelled out:

${written.map(({ resource, permanent }) => `* ${pathOf(resource)}: \`${permanent}\``).join('\n')}

${leftOut(written)}\`codebook.csv\` and \`codebook.md\` explain every column of the tables; \`events.ndjson\` holds a CloudEvent a line. \`datapackage.json\` is a Frictionless Data Package 2.0 with the
SHA-256 of every table. Empty is missing, never 0; in the panel, \`missing_reason\` says why. Text in CSV that a
spreadsheet would run has an apostrophe in front.

The licence of what ships with Standpoint is ${LICENCE.title} (see LICENSE). To cite: ${about.citation}
`;

/** Tables that are asked for by principle, where there are too many principles. */
function leftOut(written: readonly Written[]): string {
  const there = new Set(written.map(({ resource }) => resource.name));
  const names = RESOURCES.map(({ name }) => name).filter((name) => !there.has(name));
  if (names.length === 0) return '';
  return `Too large to be here, and to be asked for by principle: ${names.join(', ')}.\n\n`;
}

/** Every column of every table, as rows. */
function entries(written: readonly Written[]): readonly (readonly string[])[] {
  return written
    .filter(({ resource }) => resource.form === 'csv')
    .flatMap(({ resource, table }) =>
      table.columns.map(({ name, type, summary }) => [
        resource.name,
        snakeCase(name),
        type,
        summary,
      ]),
    );
}

const CODEBOOK = ['table', 'column', 'type', 'meaning'];

/** `codebook.csv`. */
export const codebookCsv = (written: readonly Written[]): string =>
  [CODEBOOK, ...entries(written)]
    .map((row) => `${row.map((cell) => csvField(cell)).join(',')}\n`)
    .join('');

/** `codebook.md`. */
export const codebookMd = (written: readonly Written[]): string =>
  [
    '# Codebook\n',
    `| ${CODEBOOK.join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...entries(written).map((row) => `| ${row.map(inTable).join(' | ')} |`),
    '',
  ].join('\n');

const inTable = (text: string): string => text.replaceAll('|', '\\|');

/** `CITATION.cff`; JSON strings are YAML strings. */
export const citationCff = (about: About, id: JsonObject[string]): string => `cff-version: 1.2.0
message: If you use these data, please cite them, with their sequence.
type: dataset
title: ${JSON.stringify(`Standpoint: ${about.title}`)}
version: ${JSON.stringify(String(about.sequence))}
date-released: ${about.recordedAt.slice(0, 10)}
license: ${LICENCE.name}
authors:
  - name: ${PUBLISHER}
identifiers:
  - type: other
    value: ${JSON.stringify(id)}
`;

/** `LICENSE` of the data. */
export const licence =
  (): string => `What ships with Standpoint is under ${LICENCE.title} (${LICENCE.name}):
${LICENCE.path}

Frameworks and records that others have added are theirs: who gave you this package says under what you may use them.

What ships you may share and adapt, also commercially, if you give credit, link to the licence, and say what you
changed. Short quotations remain with their authors, under the right to quote; each stands with its source. The table
of countries is dedicated to the public domain (CC0-1.0).
`;
