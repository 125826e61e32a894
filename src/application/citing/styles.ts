import type { JsonObject } from '#kernel/json.js';
import { PUBLISHER, type Reference } from './reference.js';

/** A style of citation: its file, and what it is served as. */
export interface Style {
  readonly suffix: string;
  readonly mediaType: string;
  readonly spell: (reference: Reference) => string;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** As the seventh edition of the APA style writes data sets. */
const apa = ({ title, published, version, cited, url }: Reference): string => {
  const [year, month, day] = published.split('-') as [string, string, string];
  const [citedYear, citedMonth, citedDay] = cited.split('-') as [string, string, string];
  const when = (y: string, m: string, d: string) => `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y}`;
  return `${PUBLISHER}. (${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}). ${title} (Version ${version}) [Data set]. Retrieved ${when(citedYear, citedMonth, citedDay)}, from ${url}\n`;
};

/** Characters that TeX would act upon; BibTeX counts braces whether a backslash stands before them or not. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const tex = (text: string): string =>
  text.replaceAll(/[\\{}~^&%$#_]/g, (character) => TEX[character] ?? `\\${character}`);

const bibtex = ({ id, title, published, cited, version, url, note }: Reference): string =>
  [
    `@misc{standpoint-${id},`,
    `  author = {{${PUBLISHER}}},`,
    `  title = {{${tex(title)}}},`,
    `  year = {${published.slice(0, 4)}},`,
    `  month = {${Number(published.slice(5, 7))}},`,
    `  version = {${version}},`,
    `  howpublished = {Data set},`,
    `  url = {${url}},`,
    `  urldate = {${cited}},`,
    `  note = {${tex(note)}}`,
    '}',
    '',
  ].join('\n');

const ris = ({ id, title, published, cited, version, url, note }: Reference): string =>
  [
    ['TY', 'DATA'],
    ['ID', id],
    ['AU', PUBLISHER],
    ['TI', title],
    ['PY', published.slice(0, 4)],
    ['DA', published.replaceAll('-', '/')],
    ['ET', version],
    ['PB', PUBLISHER],
    ['UR', url],
    ['Y2', cited.replaceAll('-', '/')],
    ['N1', note],
    ['ER', ''],
  ]
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');

const dateParts = (day: string): JsonObject => ({ 'date-parts': [day.split('-').map(Number)] });

const csl = ({ id, title, published, cited, version, url, note }: Reference): string =>
  `${JSON.stringify(
    [
      {
        id: `standpoint-${id}`,
        type: 'dataset',
        title,
        author: [{ literal: PUBLISHER }],
        publisher: PUBLISHER,
        issued: dateParts(published),
        accessed: dateParts(cited),
        version,
        URL: url,
        note,
      },
    ],
    null,
    2,
  )}\n`;

/** YAML takes JSON strings as they are. */
const quoted = (text: string): string => JSON.stringify(text);

const cff = ({ id, title, published, version, url, note }: Reference): string =>
  [
    'cff-version: 1.2.0',
    'message: If you use these data, please cite them as below.',
    'type: dataset',
    `title: ${quoted(title)}`,
    'authors:',
    `  - name: ${PUBLISHER}`,
    `version: ${quoted(version)}`,
    `date-released: ${published}`,
    `url: ${quoted(url)}`,
    'identifiers:',
    '  - type: other',
    `    value: ${quoted(`urn:standpoint:citation:${id}`)}`,
    `    description: ${quoted(note)}`,
    'license: CC-BY-4.0',
    '',
  ].join('\n');

/** By name. */
export const STYLES: Readonly<Record<string, Style>> = {
  apa: { suffix: '.apa.txt', mediaType: 'text/plain; charset=utf-8', spell: apa },
  bibtex: { suffix: '.bib', mediaType: 'application/x-bibtex; charset=utf-8', spell: bibtex },
  ris: {
    suffix: '.ris',
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    spell: ris,
  },
  csl: {
    suffix: '.csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    spell: csl,
  },
  cff: { suffix: '.cff', mediaType: 'application/yaml; charset=utf-8', spell: cff },
};
