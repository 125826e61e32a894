import { z } from 'zod';
import { columns, question } from '../question.js';
import { knownAt } from './params.js';

export default question({
  name: 'frameworks',
  path: '/frameworks',
  summary: 'All frameworks.',
  params: z.strictObject({ knownAt }),
  key: ['id'],
  columns: columns({
    id: 'Identifier, as used in addresses and bearings.',
    title: 'Full title.',
    issuer: 'Who issued it.',
    announcedOn: 'Day of announcement, EDTF.',
    principles: 'Number of principles; 0 for one that is joined as a whole.',
    sequence: 'Event by which it was published: before it, nobody knew of it.',
  }),
  answer: async (params, { model }) => ({
    rows: [...model.frameworks.at(params.knownAt).values()].map(({ id, data, principles }) => ({
      id,
      title: data['title'] ?? null,
      issuer: data['issuer'] ?? null,
      announcedOn: data['announcedOn'] ?? null,
      principles: principles.size,
      sequence: model.frameworks.publishedAt(id) ?? null,
    })),
  }),
});
