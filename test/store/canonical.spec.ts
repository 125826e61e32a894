import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { Json } from '#kernel/json.js';
import { canonicalText } from '#store/canonical.js';

const KEYS = fc.oneof(
  fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
  fc.constantFrom('10', '9', '1a', '__proto__', 'constructor', 'a', 'B', 'é', '\ufb33', '😀', ''),
);
const { value: ANY } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\\ud800', '\u2028', '"\\\u0001')),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(null, true, false, -0, 1e21, 1e-7),
    fc.array(tie('value')),
    fc.dictionary(KEYS, tie('value')),
  ),
}));

describe('canonical text', () => {
  it('is what the reference writes, for any JSON', () => {
    fc.assert(
      fc.property(ANY, (value) => {
        expect(canonicalText(value as Json)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts by UTF-16 units, digits and deep nests included', () => {
    expect(canonicalText({ b: 1, '10': 2, '9': 3, a: { z: 1, y: 2 } })).toBe(
      '{"10":2,"9":3,"a":{"y":2,"z":1},"b":1}',
    );
    let nest: Json = { b: 1, a: 2 };
    for (let i = 0; i < 500; i += 1) nest = [nest];
    expect(canonicalText(nest)).toBe(`${'['.repeat(500)}{"a":2,"b":1}${']'.repeat(500)}`);
  });

  it.each<[string, unknown]>([
    ['half a character', { a: ['x\ud800'] }],
    ['half a character in a key', { '\udfff': 1 }],
    ['no number', { a: Number.NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText(value as Json)).toThrow('cannot be stored as JSON');
  });

  it('writes a date as the reference does, and leaves out what is undefined', () => {
    const odd = { b: new Date(0), a: undefined } as unknown as Json;
    expect(canonicalText(odd)).toBe('{"b":"1970-01-01T00:00:00.000Z"}');
  });
});
