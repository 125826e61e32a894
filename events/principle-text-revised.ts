import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { principleText } from '#vocabulary/principle.js';
import { slug } from '#vocabulary/text.js';

export default defineEvent({
  type: 'PrincipleTextRevised',
  summary: 'A wording of a principle was added or replaced.',
  data: z.strictObject({
    framework: slug,
    ordinal: z.int().min(1),
    /** Each replaces the text of the same language and wording, or is new. */
    texts: z.array(principleText).min(1).max(100),
  }),
  stream: ({ framework }) => `framework/${framework}`,
  example: {
    framework: 'gids',
    ordinal: 4,
    texts: [
      {
        language: 'en',
        wording: 'full-text',
        text: 'States should not request domestic companies to store data generated and obtained overseas in their own territory.',
      },
    ],
  },
});
