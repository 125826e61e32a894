import type { TableFormat } from '#application/table-format.js';
import { inChunks } from './lines.js';

/** One JSON object a line, as it stands in the JSON answer. */
export const ndjson: TableFormat = {
  name: 'ndjson',
  write: ({ pages }) => inChunks(pages, (row) => `${JSON.stringify(row)}\n`),
};
