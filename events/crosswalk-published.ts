import { z } from 'zod';
import { isoDay } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { subject } from '#vocabulary/principle.js';
import { CROSSWALK_RELATIONS } from '#vocabulary/terms.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'CrosswalkPublished',
  summary: 'Principles of two frameworks were mapped onto each other.',
  data: z.strictObject({
    id: slug,
    publishedOn: isoDay,
    /**
     * Whole, as of this version: what is not listed is no longer mapped, and an empty list withdraws the crosswalk.
     * `narrower` says that `from` asks for less than `to`, `broader` that it asks for more.
     */
    mappings: z
      .array(z.strictObject({ from: subject, to: subject, relation: z.enum(CROSSWALK_RELATIONS) }))
      .max(10_000),
    note: text.nullish(),
  }),
  stream: ({ id }) => `crosswalk/${id}`,
  example: {
    id: 'gids-paris-call',
    publishedOn: '2026-11-24',
    mappings: [{ from: 'gids/2', to: 'paris-call', relation: 'related' }],
  },
});
