import type { ColumnType } from '#application/column-types.js';
import { cellText } from '#application/table.js';
import type { Json } from '#kernel/json.js';
import { dayOf } from '#vocabulary/day.js';

const UTF8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

const ELEMENTS = {
  text: UTF8,
  words: UTF8,
  json: UTF8,
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
} as const;

/** Physical and logical type of a column. */
export const parquetElement = (type: ColumnType) => ELEMENTS[type];

/** Null is missing. Text keeps what it says: there is nothing that would run it. */
export function parquetValue(type: ColumnType, value: Json | undefined) {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'day':
      return dayOf(String(value));
    case 'instant':
      return BigInt(Date.parse(String(value)));
    case 'integer':
    case 'number':
      return Number(value);
    case 'boolean':
      return value === true;
    default:
      return cellText(value, type);
  }
}
