import { jest } from '@jest/globals';
import { refuse } from '#kernel/refusal.js';
import { report } from '../../src/cli/report.js';

function said(pointer: string, detail: string): string {
  const lines: string[] = [];
  const error = jest.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
  report(refuse('invalid', 'x.wrong', detail, { pointer }), false);
  error.mockRestore();
  return lines.join('\n');
}

describe('a refusal on the command line', () => {
  it.each([
    ['/id', '"SYR 1" cannot be used as an identifier.'],
    ['/on', '"gids/x" is not a principle. Say one of those it bears on.'],
    ['/sources/0/url', '"x" is not an address that readers can follow.'],
  ])('tells where (%s) if the sentence does not name the field', (pointer, detail) => {
    expect(said(pointer, detail)).toBe(`error: x.wrong: ${detail} (${pointer})`);
  });

  it.each([
    ['', 'No.'],
    ['/on', '"on" is missing. Give it as string.'],
    ['from', 'from (2022-01-01) comes after to (2021-01-01). Exchange them.'],
    ['with', 'It takes two to agree. Give with=CHN for one party.'],
  ])('does not repeat %j', (pointer, detail) => {
    expect(said(pointer, detail)).toBe(`error: x.wrong: ${detail}`);
  });
});
