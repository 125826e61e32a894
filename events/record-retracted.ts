import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { REASONS } from '#vocabulary/terms.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'RecordRetracted',
  summary: 'A record was wrong and counts no longer, with a reason.',
  data: z.strictObject({
    record: slug,
    reason: z.enum(REASONS),
    note: text.nullish(),
  }),
  stream: ({ record }) => `record/${record}`,
  example: {
    record: 'ecu-reported-support',
    reason: 'source_withdrawn',
    note: 'The list was taken down by its publisher.',
  },
});
