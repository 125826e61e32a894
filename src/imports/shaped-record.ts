import { Refusal } from '#kernel/refusal.js';
import { kindOf } from '#vocabulary/kind-of.js';
import type { RecordData } from '#vocabulary/record.js';
import { recordFields, recordSchema } from '#vocabulary/record-life.js';
import { problemsOf } from '#vocabulary/wrong-input.js';

/** Stands for the identifier of a record that will be assigned one. */
const UNASSIGNED = 'unassigned';

/** The record with its defaults, its identifier empty where it has none; refuses with all that is wrong with its shape. */
export function shapedRecord(data: unknown): RecordData {
  const kind = kindOf(data);
  const schema = recordSchema(kind);
  const lacksId = !('id' in (data as object));
  const whole = lacksId ? { id: UNASSIGNED, ...(data as object) } : data;
  const parsed = schema.safeParse(whole, { reportInput: true });
  if (!parsed.success) throw new Refusal('invalid', problemsOf(parsed.error, recordFields(kind)));
  return lacksId ? { ...parsed.data, id: '' } : parsed.data;
}
