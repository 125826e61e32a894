import { z } from 'zod';
import { RULE_SETS } from '#positions/rule-sets/registry.js';
import { columns, question } from '../question.js';

export default question({
  name: 'methods',
  path: '/methods',
  summary: 'Rule-sets, with every number they use.',
  params: z.strictObject({}),
  key: ['id'],
  columns: columns({
    id: 'Name and version, as in latest@1.',
    summary: 'What it does.',
    weights: 'Every number it uses.',
  }),
  answer: async () => ({
    rows: [...RULE_SETS].map(([id, { summary, weights }]) => ({ id, summary, weights })),
  }),
});
