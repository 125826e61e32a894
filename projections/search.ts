import searchRecorded from '#events/search-recorded.js';
import { projection } from '#kernel/define-projection.js';
import { KNOWN_COLUMNS } from '#kernel/known.js';

const text = { type: 'text' } as const;

export default projection({
  name: 'search',
  version: 1,
  summary: 'Searches that found no position, by what was looked for.',
  tables: {
    search: {
      columns: { search: text, party: text, subject: text, searched_on: text, ...KNOWN_COLUMNS },
      key: ['search', 'subject', 'known_from'],
      partition: 'search',
      indexes: [['subject', 'party']],
    },
  },
  partition: ({ stream }) => stream.slice('search/'.length),
}).on(searchRecorded, ({ sequence, data: { id, party, on, searchedOn } }) =>
  [...new Set(on)].map((subject) => ({
    table: 'search',
    row: {
      search: id,
      party,
      subject,
      searched_on: searchedOn,
      known_from: sequence,
      known_to: null,
    },
  })),
);
