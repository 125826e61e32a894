import { corpusFolder, standpoint } from '../cli/standpoint.js';
import { removeTempFolders } from '../support/temp-folder.js';
import { pageAt } from './pages.js';

afterAll(removeTempFolders);

describe('README.md', () => {
  it('shows what the command line says', async () => {
    const { text } = pageAt('README.md');
    const [, words = '', said = ''] = /\$ npm run -s cli -- ([^\n]+)\n(.*?)```/s.exec(text) ?? [];
    const { stdout } = await standpoint(words.split(' '), { data: await corpusFolder() });
    expect(stdout).toBe(said);
  });
});
