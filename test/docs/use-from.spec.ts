import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { corpusFolder, type Server, serve } from '../cli/standpoint.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

jest.setTimeout(120_000);

interface Snippet {
  readonly language: string;
  readonly code: string;
  /** A package without which it cannot run. */
  readonly needs: string | undefined;
}

const text = readFileSync('docs/use-from.md', 'utf8');
const snippets: readonly Snippet[] = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(
  ([, language = '', code = '']) => ({
    language,
    code,
    needs: /^# needs: (\w+)/.exec(code)?.[1],
  }),
);

/** How each language runs a text; those that are not here cannot be run here. */
const RUNNERS: Readonly<Record<string, (code: string) => readonly [string, ...string[]]>> = {
  sh: (code) => ['sh', '-euc', code],
  python: (code) => ['python3', '-c', code],
  r: (code) => ['Rscript', '-e', code],
  sql: (code) => ['duckdb', '-c', code],
};

const works = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0;

const HERE: Readonly<Record<string, boolean>> = {
  sh: works('curl', '--version'),
  python: works('python3', '--version'),
  r: works('Rscript', '--version'),
  sql: works('duckdb', '--version'),
};

const LOADS: Readonly<Record<string, (name: string) => boolean>> = {
  python: (name) => works('python3', '-c', `import ${name}`),
  r: (name) => works('Rscript', '-e', `library(${name})`),
};

const canRun = ({ language, needs }: Snippet): boolean =>
  HERE[language] === true && (needs === undefined || LOADS[language]!(needs));

const titleOf = (snippet: Snippet): string => {
  const { language, needs } = snippet;
  const what = needs === undefined ? language : `${language} with ${needs}`;
  return canRun(snippet) ? what : `${what} (skipped: it is not installed here)`;
};

describe('docs/use-from.md', () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(await corpusFolder());
  });
  afterAll(async () => {
    await server.stop();
    removeTempFolders();
  });

  const executable = snippets.filter(({ language }) => language in RUNNERS);

  it('has something to run in each language that there is a runner for', () => {
    expect(new Set(executable.map(({ language }) => language))).toEqual(
      new Set(Object.keys(RUNNERS)),
    );
  });

  for (const snippet of executable) {
    (canRun(snippet) ? it : it.skip)(`runs in ${titleOf(snippet)}`, () => {
      const code = snippet.code.replaceAll('http://127.0.0.1:3000', server.url);
      const [command, ...words] = RUNNERS[snippet.language]!(code);
      const { status, stderr, stdout } = spawnSync(command, words, {
        cwd: tempFolder(),
        encoding: 'utf8',
      });
      expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
      expect(stdout.trim()).not.toBe('');
    });
  }

  it('names addresses that answer, also where nothing here can run them', async () => {
    const addresses = [...text.matchAll(/http:\/\/127\.0\.0\.1:3000(\/v1\/[^\s"'`]+)/g)];
    expect(addresses.length).toBeGreaterThan(6);
    for (const [, address] of addresses) {
      const answer = await fetch(`${server.url}${address}`);
      expect([address, answer.status]).toEqual([address, 200]);
      const [header] = (await answer.text()).split('\n');
      expect(header).toMatch(/^[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)+$/);
    }
  });
});
