/*
 * Makes data/templates/records.xlsx, the spreadsheet that data/mappings/spreadsheet.yaml reads:
 *
 *     node scripts/make-template.js
 *
 * The same bytes each time, so that a test can tell whether it was made from this.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import writeWorkbook from 'write-excel-file/node';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../data/templates/records.xlsx');
const LONG_AGO = new Date(1980, 0, 1);

/** Column, what belongs there, and what stands in the two rows to begin with. */
const COLUMNS = [
  [
    'id',
    'A name for the row, of letters, digits and hyphens; no other row has it.',
    'example-1',
    'example-2',
  ],
  [
    'country',
    'Code (ISO 3166) or English name, as it was on that day; or a group, as in group:eu.',
    'Norway',
    'NAM',
  ],
  [
    'date',
    'Of the act: a day, or 2021-05, 2021, [2021-05-01..2021-05-31] as text.',
    '2021-05-13',
    '2021-06',
  ],
  [
    'kind',
    'endorsement, statement, vote, policy action, conduct or non-participation.',
    'statement',
    'vote',
  ],
  ['framework', 'Its identifier, as in gids.', 'gids', 'gids'],
  ['principle', 'Its number.', '3', '1'],
  [
    'stance',
    'supports, leans support, mixed, neutral, leans oppose or opposes.',
    'supports',
    'neutral',
  ],
  ['coverage', 'named (default), wholesale or inferred.', 'named', null],
  ['quotation', 'The words that matter; short.', 'Invented for this example.', null],
  ['language', 'Of the quotation, as in en or pt-BR.', 'en', null],
  [
    'source title',
    'Title of the source.',
    'Invented for this example',
    'Invented for this example',
  ],
  ['publisher', 'Of the source.', null, null],
  ['source url', 'Address of the source, whole.', 'https://example.org/1', null],
  ['published on', 'Of the source: a day, a month or a year.', '2021-05-14', null],
  ['grade', 'A official or primary, B press or research, C mirror or blog.', 'C', 'C'],
  ['notes', 'Anything else.', 'Take this row out.', 'Take this row out.'],
];

/** Resolves to the bytes of the workbook. */
export async function template() {
  const workbook = await writeWorkbook([
    { sheet: 'records', data: [0, 2, 3].map((row) => COLUMNS.map((column) => column[row])) },
    {
      sheet: 'columns',
      data: [['column', 'what belongs there'], ...COLUMNS.map(([name, help]) => [name, help])],
    },
  ]).toBuffer();
  return zipSync(unzipSync(workbook), { mtime: LONG_AGO });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, await template());
}
