import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'EndorsementRecorded',
  summary: 'A party signed, joined, launched or adopted a text.',
  data: record('endorsement'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'ecu-clean-network-2021-01-14',
    kind: 'endorsement',
    party: 'ECU',
    occurredOn: '2021-01-14',
    bearings: [{ on: 'clean-network', stance: 'supports' }],
    sources: [
      {
        title: 'Ecuador joins the Clean Network',
        publisher: 'US DFC',
        publishedOn: '2021-01-14',
        grade: 'A',
      },
    ],
  },
});
