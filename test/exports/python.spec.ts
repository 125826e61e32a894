import { execFileSync, spawnSync } from 'node:child_process';
import { csv } from '../../src/exports/csv.js';
import { bytesOf, given } from './given.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const withPython = hasPython ? describe : describe.skip;

/** Reads CSV from stdin as anybody would, takes the apostrophes off as documented, and writes JSON. */
const READER = `
import csv, io, json, re, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='')
plain = lambda cell: re.sub(r"^'(?='*[=+\\-@\\t\\r])", "", cell)
print(json.dumps([[plain(cell) for cell in row] for row in csv.reader(text)]))
`;

withPython(`CSV in Python${hasPython ? '' : ' (skipped: python3 is not here)'}`, () => {
  it('is read back, hostile text and all', async () => {
    const texts = [
      ...['=1+1', "'=1", '+1', '-1', '@x', '\tx', "it's", '"', '""', 'a,b', 'a\nb', 'a\r\nb'],
      ...['NA', 'Côte d’Ivoire', '𝄞', ' x ', '#', '\\'],
    ];
    const rows = texts.map((a, n) => ({ a, n: -n, missing: null }));
    const input = await bytesOf(csv, given(['a', 'n', 'missing'], [rows]));
    const read = JSON.parse(execFileSync('python3', ['-c', READER], { input }).toString());
    const wanted = texts.map((a, n) => [a, String(-n), '']);
    expect(read).toEqual([['a', 'n', 'missing'], ...wanted]);
  });
});
