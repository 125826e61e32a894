import { z } from 'zod';
import { refuse } from '#kernel/refusal.js';
import { columns, question } from '../question.js';
import { cloudEvent } from './cloud-event.js';

export default question({
  name: 'event',
  path: '/events/{sequence}',
  summary: 'One event of the log, as a CloudEvent.',
  params: z.strictObject({
    sequence: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'Give the number of an event.')
      .transform(Number)
      .pipe(z.int()),
  }),
  key: ['sequence'],
  columns: columns({
    sequence: 'Number in the log.',
    type: 'CloudEvents type.',
    data: 'What was recorded.',
  }),
  answer: async ({ sequence }, { reader }) => {
    const event = await reader.at(sequence);
    if (event) return { rows: [cloudEvent(event)] };
    throw refuse('missing', 'event.unknown', `The log has no event ${sequence} yet.`, {
      pointer: 'sequence',
    });
  },
});
