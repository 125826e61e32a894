import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { bearings } from '#vocabulary/record.js';
import { VERDICTS } from '#vocabulary/terms.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'RecordReviewed',
  summary: 'A second coder confirmed or disputed a record, or a dispute was settled.',
  data: z.strictObject({
    record: slug,
    coder: slug,
    verdict: z.enum(VERDICTS),
    /** The coder's own coding; those of an adjudication replace the record's. */
    bearings: bearings.default([]),
    note: text.nullish(),
  }),
  stream: ({ record }) => `record/${record}`,
  example: {
    record: 'syr-support-2020',
    coder: 'second-coder',
    verdict: 'confirmed',
    bearings: [{ on: 'gids/3', stance: 'supports' }],
  },
});
