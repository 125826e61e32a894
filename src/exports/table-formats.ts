import { TableFormats } from '#application/table-format.js';
import { csv } from './csv.js';
import { ndjson } from './ndjson.js';
import { parquet } from './parquet.js';
import { xlsx } from './xlsx.js';

/** Every form of a table that this program writes. */
export const tableFormats = new TableFormats([csv, ndjson, parquet, xlsx]);
