import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'VoteRecorded',
  summary: 'A party cast a vote.',
  data: record('vote'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'bra-unga-privacy-2013-12-18',
    kind: 'vote',
    subkind: 'sponsor',
    party: 'BRA',
    occurredOn: '2013-12-18',
    bearings: [{ on: 'gids/3', stance: 'supports', coverage: 'inferred' }],
    venue: 'United Nations General Assembly',
    sources: [
      {
        title: 'Resolution 68/167, The right to privacy in the digital age',
        publisher: 'United Nations',
        grade: 'A',
      },
    ],
  },
});
