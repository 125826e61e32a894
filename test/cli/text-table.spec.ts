import { textTable } from '../../src/cli/text-table.js';

describe('a table for the terminal', () => {
  it('puts numbers to the right, rounds them, and leaves out what is missing', () => {
    const rows = [
      { meanScore: 0.123456, basis: ['a', 'b'], gap: null },
      { meanScore: 12, basis: [], gap: null },
    ];
    expect(textTable(['meanScore', 'basis', 'gap'], rows)).toBe(
      ['mean_score  basis  gap', '    0.1235  a, b', '        12', ''].join('\n'),
    );
  });

  it('lets nothing that was recorded rule the terminal', () => {
    const rows = [{ title: '\u001b[2J\u202egnihton\nred' }];
    expect(textTable(['title'], rows)).toBe('title\n [2J gnihton red\n');
  });
});
