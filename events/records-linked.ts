import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'RecordsLinked',
  summary: 'Two records have to do with each other.',
  data: z.strictObject({
    from: slug,
    to: slug,
    /** For example responds_to, part_of, implements, in_tension_with, duplicate_of. */
    relation: slug,
    note: text.nullish(),
  }),
  stream: ({ from }) => `record/${from}`,
  example: {
    from: 'chn-clean-network-bullying-2020-09-08',
    to: 'usa-clean-network-expansion-2020-08-05',
    relation: 'responds_to',
  },
});
