import { z } from 'zod';
import { dataOf } from '../books/framework-book.js';
import { columns, question } from '../question.js';
import { frameworkAt } from './checked.js';
import { framework, knownAt } from './params.js';

export default question({
  name: 'framework',
  path: '/frameworks/{framework}',
  summary: 'One framework with its principles, wordings and crosswalks.',
  params: z.strictObject({ framework, knownAt }),
  key: ['ordinal'],
  columns: columns({
    ordinal: 'Number of the principle.',
    label: 'Short name.',
    addressee: 'Whom it addresses: states or companies.',
    tags: 'Tags.',
    texts: 'Wordings, each with language, source and text.',
  }),
  answer: async (params, { model }) => {
    const { id, data, principles } = frameworkAt(model, params.framework, params.knownAt);
    const crosswalks = model.frameworks.crosswalks.at(params.knownAt).map(dataOf);
    return {
      rows: [...principles.values()],
      about: {
        framework: data,
        crosswalks: crosswalks.filter((each) => JSON.stringify(each).includes(`"${id}`)),
      },
    };
  },
});
