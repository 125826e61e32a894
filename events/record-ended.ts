import { z } from 'zod';
import { edtf } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { source } from '#vocabulary/source.js';
import { ENDINGS } from '#vocabulary/terms.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'RecordEnded',
  summary: 'What was recorded was true and stopped being so, or holds after all.',
  data: z.strictObject({
    record: slug,
    /** First day on which it no longer held; null, with `how`, when it was no end and the record holds after all. */
    endedOn: edtf.nullable(),
    how: z.enum(ENDINGS).nullable(),
    sources: z.array(source).max(50).default([]),
    note: text.nullish(),
  }),
  stream: ({ record }) => `record/${record}`,
  example: {
    record: 'usa-eo-13942-13943-2020-08-06',
    endedOn: '2021-06-09',
    how: 'repealed',
    sources: [{ title: 'Executive Order 14034', publisher: 'Federal Register', grade: 'A' }],
  },
});
