import { z } from 'zod';
import { edtfOrUnknown } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'GroupFounded',
  summary: 'A bloc, alliance or forum began.',
  data: z.strictObject({
    id: slug,
    name: text,
    /** For example union, bloc, alliance, forum, informal. */
    kind: slug.nullish(),
    foundedOn: edtfOrUnknown,
    note: text.nullish(),
  }),
  stream: ({ id }) => `group/${id}`,
  example: {
    id: 'asean',
    name: 'Association of Southeast Asian Nations',
    kind: 'bloc',
    foundedOn: '1967-08-08',
  },
});
