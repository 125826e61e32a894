import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'ConductReported',
  summary: 'Somebody said, found or disclosed what a party did.',
  data: record('conduct'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'che-crypto-ag-report-2020-11-10',
    kind: 'conduct',
    subkind: 'disclosure',
    party: 'CHE',
    occurredOn: '2020-11-10',
    otherDates: { conduct: '1993/2018' },
    bearings: [{ on: 'gids/7', stance: 'opposes', coverage: 'inferred' }],
    attribution: 'found_by_own_oversight_body',
    sources: [
      {
        title: 'Inspection report on the Crypto AG case',
        publisher: 'Control Delegation of the Swiss parliament',
        publishedOn: '2020-11-10',
        grade: 'A',
      },
    ],
  },
});
