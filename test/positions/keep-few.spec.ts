import { NO_CELLS } from '#positions/packed/cell-rows.js';
import { keepFew } from '#positions/packed/keep-few.js';

describe('what is kept beside rows', () => {
  it('is made once for the last two tables asked for, and anew for those before', () => {
    const [first, second, third] = [new Uint8Array(1), new Uint8Array(1), new Uint8Array(1)];
    const kept = new WeakMap<typeof NO_CELLS, Map<Uint8Array, number>>();
    let made = 0;
    const ask = (table: Uint8Array) => keepFew(kept, NO_CELLS, table, () => ++made);
    expect([first, second, first, second].map(ask)).toEqual([1, 2, 1, 2]);
    expect([third, second, third].map(ask)).toEqual([3, 2, 3]);
    expect(ask(first)).toBe(4);
  });
});
