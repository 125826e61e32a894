import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { REASONS } from '#vocabulary/terms.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'RecordAmended',
  summary: 'Fields of a record were replaced, with a reason.',
  data: z.strictObject({
    record: slug,
    /** JSON merge patch (RFC 7396) on the record's data: null takes a field away. */
    changes: z.record(z.string(), z.json()),
    reason: z.enum(REASONS),
    note: text.nullish(),
  }),
  stream: ({ record }) => `record/${record}`,
  example: {
    record: 'syr-support-2020',
    changes: { occurredOn: '2020-09~' },
    reason: 'wrong_date',
    note: 'A dated copy of the article was found.',
  },
});
