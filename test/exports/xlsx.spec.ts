import readSheets from 'read-excel-file/node';
import { Refusal } from '#kernel/refusal.js';
import { xlsx } from '../../src/exports/xlsx.js';
import { bytesOf, given } from './given.js';

const COLUMNS = {
  party: 'text',
  leansSupport: 'integer',
  live: 'boolean',
  basis: 'words',
} as const;

const sheetsOf = async (...table: Parameters<typeof given>) =>
  readSheets(await bytesOf(xlsx, given(...table)));

describe('XLSX', () => {
  it('has data, codebook and readme', async () => {
    const rows = [
      { party: 'NAM', leansSupport: 2, live: true, basis: ['a', 'b'] },
      { party: null, leansSupport: null, live: null, basis: null },
      { party: 'NA', leansSupport: 0, live: false, basis: [] },
    ];
    const sheets = await sheetsOf(COLUMNS, [rows]);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['data', 'codebook', 'readme']);
    expect(sheets[0]!.data).toEqual([
      ['party', 'leans_support', 'live', 'basis'],
      ['NAM', 2, true, 'a b'],
      [null, null, null, null],
      ['NA', 0, false, null],
    ]);
    expect(sheets[1]!.data[2]).toEqual(['leans_support', 'integer', 'About leansSupport.']);
    expect(sheets[2]!.data.flat()).toContain('A citation.');
  });

  it('keeps hostile text as text', async () => {
    const texts = ['=1+1', '@sum', '-1', '"<&>', 'a\nb', '𝄞 é'];
    const [sheet] = await sheetsOf(
      ['a'],
      texts.map((a) => [{ a }]),
    );
    expect(sheet!.data.slice(1).flat()).toEqual(texts);
  });

  it('ends lines as whoever reads XML takes them', async () => {
    const [sheet] = await sheetsOf(['a'], [[{ a: 'a\r\nb\rc\nd' }]]);
    expect(sheet!.data[1]).toEqual(['a\nb\nc\nd']);
  });

  it('puts a question mark where XML has no place for a character', async () => {
    const [sheet] = await sheetsOf(['a'], [[{ a: 'x\u0000\u001by' }]]);
    expect(sheet!.data[1]).toEqual(['x??y']);
  });

  it('refuses what does not fit, before anything is written', async () => {
    const page = Array.from({ length: 524_288 }, () => ({ a: null }));
    const rows = () => bytesOf(xlsx, given(['a'], [page, page]));
    await expect(rows()).rejects.toMatchObject({ code: 'export.too-many-rows' });
    const wide = Array.from({ length: 16_385 }, (_, at) => `a${at}`);
    await expect(bytesOf(xlsx, given(wide, []))).rejects.toMatchObject({
      code: 'export.too-many-columns',
    });
    const long = () => bytesOf(xlsx, given(['a'], [[{ a: 'x'.repeat(32_768) }]]));
    await expect(long()).rejects.toThrow(Refusal);
  });

  it('holds fewer rows the more columns there are, for all of it is held at once', async () => {
    const names = Array.from({ length: 16_384 }, (_, at) => `a${at}`);
    const page = Array.from({ length: 1_025 }, () => ({}));
    const unread = given(names, [page, page]);
    await expect(bytesOf(xlsx, unread)).rejects.toMatchObject({
      code: 'export.too-many-rows',
      facts: { most: 2_047 },
    });
  });
});
