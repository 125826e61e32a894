import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { corpus, ROOT, script } from './corpus-files.js';

const run = promisify(execFile);
const { build, differing } = await script('build');
const { toRecord } = await script('record');

describe('convert.js', () => {
  const convert = (...options: string[]) =>
    run(process.execPath, [join(ROOT, 'scripts/corpus/convert.js'), ...options]);

  it('finds the files on disk up to date', async () => {
    const { stdout } = await convert('--check');
    expect(stdout).toContain('up to date');
  });

  it('refuses an option that it does not know', async () => {
    await expect(convert('--chek')).rejects.toMatchObject({ code: 1 });
  });
});

describe('the check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'standpoint-corpus-'));
    cpSync(join(ROOT, 'data'), join(root, 'data'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('names the file that somebody changed by hand', () => {
    expect(differing(root)).toEqual([]);
    appendFileSync(join(root, 'data/gids/records.ndjson'), '{}\n');
    expect(differing(root)).toEqual(['data/gids/records.ndjson']);
  });

  it('names a file that is missing', () => {
    rmSync(join(root, 'data/reference/events.ndjson'));
    expect(differing(root)).toEqual(['data/reference/events.ndjson']);
  });

  it('makes the same text twice', () => {
    expect([...build(root)]).toEqual([...build(root)]);
  });
});

describe('a record', () => {
  const [first] = corpus as [(typeof corpus)[number]];

  it('stops at a kind that nobody has decided', () => {
    const odd = { ...first, kind: 'rumour' } as Parameters<typeof toRecord>[0];
    expect(() => toRecord(odd, () => [])).toThrow('No event type records the kind rumour');
  });
});
