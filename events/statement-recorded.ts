import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'StatementRecorded',
  summary: 'A party said where it stands.',
  data: record('statement'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'syr-support-2020',
    kind: 'statement',
    party: 'SYR',
    occurredOn: '[2020-09-12..2020-12-31]',
    otherDates: {},
    bearings: [{ on: 'gids/3', stance: 'supports', coverage: 'named' }],
    frameworks: [{ id: 'gids', relation: 'direct' }],
    speechAct: 'supports',
    sources: [
      {
        title: 'Syria backs the Chinese initiative on data security',
        publisher: 'SANA',
        grade: 'B',
      },
    ],
  },
});
