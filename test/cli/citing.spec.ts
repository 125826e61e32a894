import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTempFolders } from '../support/temp-folder.js';
import { corpusFolder, serve, standpoint } from './standpoint.js';

afterAll(removeTempFolders);

const ADDRESS = '/v1/frameworks/gids/positions?asOf=2021-03-01';

/** What stands on another host is from another log. */
async function refusesAnother(data: string): Promise<void> {
  const { code, stdout, stderr } = await standpoint(['cite', `http://evil.example${ADDRESS}`], {
    data,
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: citation\.no-answer: .* at evil\.example/);
}

describe('cite', () => {
  it.concurrent('keeps an answer, and opens it again after the process has ended', async () => {
    const data = await corpusFolder();
    const first = await standpoint(['cite', ADDRESS, '--json'], { data });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const { id, sha256 } = JSON.parse(first.stdout);
    const again = await standpoint(['cite', id], { data });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(
      `Citation ${id}. The answer was worked out again and is the same`,
    );
    expect(again.stdout).toContain(sha256);
    const bibtex = await standpoint(['cite', id, '--style', 'bibtex'], { data });
    expect(bibtex.stdout).toContain(`url = {urn:standpoint:citation:${id}}`);
    expect((await standpoint(['cite', 'nobodymadethis', '--json'], { data })).code).toBe(3);
    await refusesAnother(data);
  });

  it.concurrent('is the same through a server', async () => {
    const data = await corpusFolder();
    const server = await serve(data);
    try {
      const { stdout } = await standpoint(['cite', ADDRESS, '--style', 'csl'], { data });
      expect(JSON.parse(stdout)).toMatchObject([{ URL: expect.stringContaining(server.url) }]);
      const told = await standpoint(['cite', ADDRESS, '--json'], { data });
      expect(JSON.parse(told.stdout)).toMatchObject({ verified: true });
      const whole = await standpoint(['cite', `${server.url}${ADDRESS}`, '--json'], { data });
      expect(whole.stdout).toBe(told.stdout);
      await refusesAnother(data);
    } finally {
      await server.stop();
    }
  });

  it.concurrent('stops on a citation of which a bit was turned, and doctor finds it', async () => {
    const data = await corpusFolder();
    const { stdout } = await standpoint(['cite', ADDRESS, '--json'], { data });
    const { id } = JSON.parse(stdout);
    const file = join(data, 'citations.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"query":{');
    expect(at).toBeGreaterThan(0);
    bytes[at + 1]! ^= 1;
    writeFileSync(file, bytes);
    const alone = await standpoint(['cite', id], { data });
    expect(alone).toMatchObject({ code: 70, stdout: '' });
    expect(alone.stderr).toMatch(/^error: store\.damaged: .*citations\.db/);
    expect(await standpoint(['doctor'], { data })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`Citation "${id}" in the file ${file} is not what was kept`),
    });
  });
});
