import { z } from 'zod';
import { columns, question } from '../question.js';

export default question({
  name: 'status',
  path: '/status',
  summary: 'How far each projection has come, and what is parked.',
  params: z.strictObject({}),
  volatile: true,
  key: ['name', 'version'],
  columns: columns({
    name: 'Projection.',
    version: 'Its version.',
    sequence: 'Last event that is stored, and that answers show.',
    lag: 'Events that answers do not show yet.',
    parked: 'Partitions that wait, each with sequence and error.',
  }),
  answer: async (_params, { keeper }) => {
    const { ready, head, failure, projections } = await keeper.state();
    return {
      rows: projections.map((each) => ({ ...each, parked: each.parked.map((it) => ({ ...it })) })),
      about: { ready, head, failure },
    };
  },
});
