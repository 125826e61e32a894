import { stringify } from 'csv-stringify/sync';
import type { Column } from '#application/question.js';
import { CSV_FORM, csvTable } from '#application/table.js';
import type { JsonObject } from '#kernel/json.js';

/** RFC 4180 with \n, UTF-8, a header in snake_case, nothing above it. */
export const toCsv = (columns: readonly Column[], rows: readonly JsonObject[]): string =>
  stringify(csvTable(columns, rows), CSV_FORM);

export { snakeCase } from '#application/table.js';
