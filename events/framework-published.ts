import { z } from 'zod';
import { edtf } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { principle } from '#vocabulary/principle.js';
import { sources } from '#vocabulary/source.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'FrameworkPublished',
  summary: 'An initiative, treaty, declaration or agenda came into the world.',
  data: z.strictObject({
    id: slug,
    title: text,
    issuer: text.nullish(),
    announcedOn: edtf,
    /** May be empty: some frameworks are joined as a whole. */
    principles: z.array(principle).max(10_000).default([]),
    sources,
    note: text.nullish(),
  }),
  stream: ({ id }) => `framework/${id}`,
  example: {
    id: 'paris-call',
    title: 'Paris Call for Trust and Security in Cyberspace',
    issuer: 'France',
    announcedOn: '2018-11-12',
    sources: [
      {
        title: 'Paris Call for Trust and Security in Cyberspace',
        publisher: 'French Ministry for Europe and Foreign Affairs',
        publishedOn: '2018-11-12',
        grade: 'A',
      },
    ],
  },
});
