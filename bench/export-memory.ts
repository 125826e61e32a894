/*
 * Writes as many rows as said in the form that is named, into nothing, and prints the most memory that the process
 * held, in MiB. A process for each, for that is what memory can be measured of.
 *
 *     … bench/export-memory.ts csv 870000
 */

import type { TableName } from '#application/table-format.js';
import { tableFormats } from '../src/exports/table-formats.js';
import { generatedPages } from './export-rows.js';
import { table } from './export-subjects.js';

const [form, count] = process.argv.slice(2);
for await (const _chunk of tableFormats
  .of(form as TableName)
  .write(table(generatedPages(Number(count)))));
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
