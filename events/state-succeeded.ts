import { z } from 'zod';
import { edtf } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { country } from '#vocabulary/party.js';
import { text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'StateSucceeded',
  summary: 'A state followed another, was renamed, or took its seat.',
  data: z.strictObject({
    predecessor: country,
    successor: country,
    /** First day of the new situation. */
    on: edtf,
    how: z.enum(['dissolution', 'merger', 'separation', 'rename', 'seat_change']),
    /** Whether the successor takes over what the predecessor had committed to. */
    commitmentsContinue: z.boolean().default(false),
    note: text.nullish(),
  }),
  stream: ({ predecessor }) => `state/${predecessor}`,
  example: { predecessor: 'SUN', successor: 'RUS', on: '1991-12-24', how: 'seat_change' },
});
