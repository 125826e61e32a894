import { join } from 'node:path';
import { writeStandIn } from '../../agreement/roll-calls.js';
import { corpusFolder, standpoint } from '../../cli/standpoint.js';
import { removeTempFolders, tempFolder } from '../../support/temp-folder.js';
import { showsManyPrinciples } from './shows-many-principles.js';

const CALLS_IN_SESSION = 500;

// The same on the votes themselves, where they are at hand, is in test/agreement, which imports them anyway.
describe('the page, on thousands of principles made up like the votes at the United Nations', () => {
  let data = '';
  beforeAll(async () => {
    const files = tempFolder();
    writeStandIn(files, CALLS_IN_SESSION);
    data = await corpusFolder();
    const words = [
      'import',
      join(files, 'un_votes.csv.gz'),
      '--map',
      'data/mappings/un-votes.yaml',
    ];
    const { code, stderr } = await standpoint(words, { data });
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  });
  afterAll(removeTempFolders);

  showsManyPrinciples({
    data: () => data,
    principles: 6 * CALLS_IN_SESSION,
    group: `session-45 (${CALLS_IN_SESSION})`,
  });
});
