import { defineEvent } from '#vocabulary/define-event.js';
import { record } from '#vocabulary/record.js';

export default defineEvent({
  type: 'NonParticipationRecorded',
  summary: 'A party stayed away; that alone is no stance.',
  data: record('non_participation'),
  stream: ({ id }) => `record/${id}`,
  example: {
    id: 'usa-uncc-absent-2025-10-26',
    kind: 'non_participation',
    subkind: 'absent',
    party: 'USA',
    occurredOn: '2025-10-26',
    frameworks: [{ id: 'uncc', relation: 'direct' }],
    sources: [
      { title: 'Countries sign the UN convention against cybercrime in Hanoi', grade: 'B' },
    ],
  },
});
