import { z } from 'zod';
import { isoDay } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { party } from '#vocabulary/party.js';
import { subject } from '#vocabulary/principle.js';
import { sources } from '#vocabulary/source.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'SearchRecorded',
  summary: 'Sources were searched on a day and no position was found.',
  data: z.strictObject({
    id: slug,
    party,
    /** What was looked for. */
    on: z.array(subject).min(1).max(1_000),
    searchedOn: isoDay,
    sources,
    coder: slug.nullish(),
    note: text.nullish(),
  }),
  stream: ({ id }) => `search/${id}`,
  example: {
    id: 'kor-gids-2026-11',
    party: 'KOR',
    on: ['gids'],
    searchedOn: '2026-11-20',
    sources: [
      {
        title: 'Press releases on the Global Initiative on Data Security',
        publisher: 'Ministry of Foreign Affairs of Korea',
        grade: 'A',
      },
    ],
  },
});
