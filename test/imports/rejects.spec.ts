import { existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { refuse } from '#kernel/refusal.js';
import { ImportReport } from '../../src/cli/import-report.js';
import { rejectsFile } from '../../src/imports/rejects-file.js';
import type { Recorder } from '../../src/imports/run-import.js';
import { MAPPING, runTable } from './run-table.js';

const HEADER = 'nr,country,day,stance,title,remark';
const WRONG = '2,Frnce,2021-01-02,supports,Minutes,';
const linesIn = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trimEnd().split('\n');
const onLinux = existsSync('/dev/full') ? it : it.skip;

describe('rejects of a table', () => {
  it('have every column of the source, also those that are empty in the first of them', async () => {
    const { rejects } = await runTable(
      [HEADER, WRONG, '3,Atlantis,2021-01-02,supports,Minutes,kept'].join('\n'),
    );
    const [header, first, second] = linesIn(rejects);
    expect(header).toBe(`${HEADER},rejected_at,reasons`);
    expect(first).toMatch(/^2,Frnce,2021-01-02,supports,Minutes,,line 2,"?country: No party/);
    expect(second).toMatch(/^3,Atlantis,2021-01-02,supports,Minutes,kept,line 3,/);
  });

  it('keep cells that the mapping takes for empty, and come in the order of their lines', async () => {
    const mapping = { ...MAPPING, missing: ['', '-'] };
    const recorder: Recorder = {
      record: async () => {
        throw refuse('invalid', 'principle.unknown', 'There is no such principle.');
      },
    };
    const rows = ['2,France,2021-01-02,-,Minutes,-', '3,-,2021-01-02,-,Minutes,-'];
    const { rejects } = await runTable([HEADER, ...rows].join('\n'), { mapping, recorder });
    expect(linesIn(rejects).map((line) => line.split(',line')[0])).toEqual([
      `${HEADER},rejected_at,reasons`,
      ...rows,
    ]);
  });

  it('mended in part and imported again name each column once, and end in nothing when all is mended', async () => {
    const first = await runTable([HEADER, WRONG, WRONG.replace('2,', '3,')].join('\n'));
    const text = new TextDecoder().decode(first.rejects);
    const second = await runTable(text.replace('2,Frnce', '2,France'));
    expect(second.counts).toMatchObject({ recorded: 1, rejected: 1 });
    expect(linesIn(second.rejects)[0]).toBe(`${HEADER},rejected_at,reasons`);
    expect(linesIn(second.rejects)[1]).toMatch(
      /^3,Frnce,2021-01-02,supports,Minutes,,line 3,"?country/,
    );
    const mended = new TextDecoder().decode(second.rejects).replace('3,Frnce', '3,France');
    expect((await runTable(mended)).counts).toMatchObject({ recorded: 1, rejected: 0 });
  });

  it('leave columns alone that the source itself calls so', async () => {
    const header = `${HEADER},rejected_at,decided,reasons`;
    const { rejects } = await runTable([header, `${WRONG},2021-02-02,yes,none given`].join('\n'));
    expect(linesIn(rejects)[0]).toBe(`${header},rejected_at_,reasons_`);
    const again = await runTable(rejects);
    expect(linesIn(again.rejects)[0]).toBe(`${header},rejected_at_,reasons_`);
    expect(linesIn(again.rejects)[1]).toContain(',2021-02-02,yes,none given,line 2,');
  });

  it.each(['latin1', 'utf-16le'])(
    'of a table in %s are read again by the same mapping',
    async (encoding) => {
      const mapping = { ...MAPPING, encoding, delimiter: ';' };
      const text = [HEADER, WRONG.replace('Minutes', 'Procès-verbal')]
        .join('\n')
        .replaceAll(',', ';');
      const bytes = Buffer.from(text, encoding === 'latin1' ? 'latin1' : 'utf16le');
      const { rejects } = await runTable(bytes, { mapping });
      expect(linesIn(rejects)[0]).toBe(`${HEADER},rejected_at,reasons`.replaceAll(',', ';'));
      const mended = new TextDecoder('utf-8', { ignoreBOM: true }).decode(rejects);
      expect(mended).toContain('Procès-verbal');
      const again = await runTable(mended.replace('Frnce', 'France'), { mapping });
      expect(again.counts).toMatchObject({ recorded: 1, rejected: 0 });
    },
  );

  it('of a table with tabs may have commas, as their own name says', async () => {
    const tabs = [HEADER, WRONG].join('\n').replaceAll(',', '\t');
    const { rejects } = await runTable(tabs, { name: 'acts.tsv' });
    expect(linesIn(rejects)[0]).toBe(`${HEADER},rejected_at,reasons`);
    const { rejects: kept } = await runTable(tabs, { name: 'acts.tsv', rejects: 'rejects.tsv' });
    expect(linesIn(kept)[0]).toBe(`${HEADER},rejected_at,reasons`.replaceAll(',', '\t'));
  });

  it('of a row that is not whole keep its surplus cells, and are not taken until it is mended', async () => {
    const surplus = `4,France,2021-01-04,supports,"Minutes, first",May, June`;
    const short = '5,France,2021-01-05';
    const { rejects } = await runTable([HEADER, surplus, short].join('\n'));
    expect(linesIn(rejects)[1]).toContain(`${surplus},line 2,`);
    expect(linesIn(rejects)[2]).toContain(`${short},line 3,`);
    const again = await runTable(rejects);
    expect(again.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'row.ragged'],
      [3, 'row.ragged'],
    ]);
    expect(linesIn(again.rejects)).toEqual([
      `${HEADER},rejected_at,reasons`,
      expect.stringContaining(`${surplus},line 2,`),
      expect.stringContaining(`${short},line 3,`),
    ]);
    const mended = new TextDecoder()
      .decode(again.rejects)
      .replace('May, June', '"May, June"')
      .replace(short, `${short},supports,Minutes,`);
    expect((await runTable(mended)).counts).toMatchObject({ recorded: 2, rejected: 0 });
  });

  onLinux(
    'that no disk has room for are told when the rest is done (only where there is a /dev/full)',
    async () => {
      const report = new ImportReport({ path: '/dev/full' });
      for (const line of [2, 3]) {
        report.reject({ line, text: '{}', faults: [] });
        await setTimeout(20);
      }
      await expect(report.close()).rejects.toMatchObject({ code: 'file.cannot-write' });
    },
  );

  it('are never written over what is imported, nor where they could not be read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'standpoint-import-'));
    const [file, link] = [join(folder, 'acts.csv'), join(folder, 'link.csv')];
    writeFileSync(file, HEADER);
    symlinkSync(file, link);
    const mapping = { ...MAPPING, encoding: 'utf-8' } as never;
    const refused = (path: string, code: string) =>
      expect(() => rejectsFile(path, file, mapping)).toThrow(expect.objectContaining({ code }));
    refused(file, 'rejects.source');
    refused(link, 'rejects.source');
    refused(join(folder, 'rejects.xlsx'), 'rejects.not-a-table');
    refused(join(folder, 'rejects.csv.gz'), 'rejects.not-a-table');
  });
});
