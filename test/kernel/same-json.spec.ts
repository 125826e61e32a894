import { sameJson } from '#kernel/same-json.js';

const VALUES: readonly unknown[] = [
  null,
  0,
  1,
  '',
  '1',
  true,
  [],
  {},
  [1],
  [1, 2],
  [2, 1],
  [[1], 2],
  { 0: 1 },
  { a: 1 },
  { a: null },
  { a: [] },
  { a: {} },
  { a: { b: 1 } },
  { a: { b: 2 } },
  { a: 1, b: 2 },
];

describe('the same JSON', () => {
  it('is what is spelt the same', () => {
    for (const one of VALUES) {
      for (const other of VALUES) {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect([one, other, sameJson(one, structuredClone(other))]).toEqual([one, other, isSame]);
      }
    }
  });

  it('may have its members in another order, or leave out what is undefined', () => {
    expect(sameJson({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(sameJson({ a: undefined }, { a: null })).toBe(false);
  });
});
