import { z } from 'zod';
import { defineEvent } from '#vocabulary/define-event.js';
import { principle } from '#vocabulary/principle.js';
import { slug } from '#vocabulary/text.js';

export default defineEvent({
  type: 'PrincipleAdded',
  summary: 'A framework grew by a principle.',
  data: z.strictObject({
    framework: slug,
    principle,
  }),
  stream: ({ framework }) => `framework/${framework}`,
  example: {
    framework: 'unga',
    principle: {
      ordinal: 5168,
      label: 'The right to privacy in the digital age',
      tags: ['session-68'],
    },
  },
});
