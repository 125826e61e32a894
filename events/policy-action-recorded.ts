import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'PolicyActionRecorded',
  summary: 'A party made, changed, applied or struck down a rule or measure.',
  data: record('policy_action'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'chn-data-security-law-2021-09-01',
    kind: 'policy_action',
    subkind: 'law',
    party: 'CHN',
    occurredOn: '2021-06-10',
    inForceFrom: '2021-09-01',
    bearings: [
      {
        on: 'gids/6',
        stance: 'supports',
        coverage: 'inferred',
        rationale: 'Foreign requests for data need approval through official channels.',
      },
    ],
    organ: 'legislature',
    sources: [
      {
        title: 'Data Security Law of the People’s Republic of China',
        publisher: 'National People’s Congress',
        publishedOn: '2021-06-10',
        grade: 'A',
      },
    ],
  },
});
