import { z } from 'zod';
import { columns, question } from '../question.js';
import { cloudEvent } from './cloud-event.js';
import { after, limit } from './params.js';

export default question({
  name: 'events',
  path: '/events',
  summary: 'The log after a sequence, as CloudEvents.',
  params: z.strictObject({ after, limit: limit(1_000, 10_000) }),
  columns: columns({
    sequence: 'Number in the log.',
    id: 'UUIDv7.',
    type: 'CloudEvents type.',
    subject: 'What it is about.',
    streamversion: 'Number in the life of its subject.',
    time: 'When it was recorded.',
    actor: 'Name of the key that recorded it.',
    data: 'What was recorded.',
  }),
  answer: async (params, { reader, model }) => {
    const events = await reader.slice(params.after, params.limit, model.sequence);
    const last = events.at(-1)?.sequence ?? params.after;
    return { rows: events.map(cloudEvent), about: { next: last < model.sequence ? last : null } };
  },
});
