import { z } from 'zod';
import { countFacets } from '../finding/sift.js';
import { columns, question } from '../question.js';
import { knownAt } from './params.js';
import { recordFilters, recordQuery } from './record-filters.js';

export default question({
  name: 'facets',
  path: '/records/facets',
  summary:
    'How many records there are of each party, kind, principle and so on, under all other filters.',
  params: z.strictObject({ knownAt, ...recordFilters }),
  key: ['facet', 'value'],
  columns: columns({
    facet:
      'party, kind, channel, on, framework, year, attribution, language, grade, publisher (the 20 most frequent), tag or live.',
    value: 'Value, as the filter of that name takes it; of live, true or false.',
    n: 'Records that have it and pass all filters but those of this facet.',
  }),
  answer: async (params, sources) => ({
    rows: countFacets(await sources.model.facets(), await recordQuery(params, sources)).map(
      (each) => ({
        ...each,
      }),
    ),
  }),
});
