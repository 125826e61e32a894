import fc from 'fast-check';
import type { Refusal } from '#kernel/refusal.js';
import { parseStrictJson } from '#kernel/strict-json.js';

const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];
const UNSAFE_INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![.eE])/;
/** Everything but what we refuse on purpose; -0 is 0 in JSON text. */
const value = fc
  .jsonValue({ maxDepth: 8, stringUnit: 'binary' })
  .filter((each) => !FORBIDDEN.some((name) => JSON.stringify(each).includes(name)))
  .filter((each) => !UNSAFE_INTEGER.test(JSON.stringify(each)))
  .map((each) => JSON.parse(JSON.stringify(each)));

const codeOf = (text: string): string => {
  try {
    parseStrictJson(text);
    return 'accepted';
  } catch (error) {
    return (error as Refusal).code;
  }
};

describe('strict JSON', () => {
  it('reads what JSON.parse reads, with any indentation', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('', ' ', '\t', '\r\n'), (given, indent) => {
        expect(parseStrictJson(JSON.stringify(given, null, indent))).toEqual(given);
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses, however the text was broken', () => {
    const broken = fc
      .tuple(
        value,
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', '0', 'e', '\\', '\u0001', 'n'),
      )
      .map(([given, at, mark]) => {
        const text = JSON.stringify(given);
        const place = at % (text.length + 1);
        return text.slice(0, place) + mark + text.slice(place + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        if (codeOf(text) === 'accepted') expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['[1,]', 'body.not-json'],
    ['{"a":1,}', 'body.not-json'],
    ['{a:1}', 'body.not-json'],
    ["{'a':1}", 'body.not-json'],
    ['[01]', 'body.not-json'],
    ['[.5]', 'body.not-json'],
    ['[+1]', 'body.not-json'],
    ['[-]', 'body.not-json'],
    ['[NaN]', 'body.not-json'],
    ['["\\x41"]', 'body.not-json'],
    ['["\\u12"]', 'body.not-json'],
    ['["a\nb"]', 'body.not-json'],
    ['["a]', 'body.not-json'],
    ['[1 2]', 'body.not-json'],
    ['// x\n{}', 'body.not-json'],
    ['\u00a0{}', 'body.not-json'],
    ['[-1e400]', 'body.number-out-of-range'],
    ['[12345678901234567890]', 'body.number-out-of-range'],
    ['{"a":1,"a":1}', 'body.duplicate-key'],
    ['{"":1,"":1}', 'body.duplicate-key'],
    ['{"prototype":1}', 'body.forbidden-key'],
    ['{"\\u005f_proto__":1}', 'body.forbidden-key'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'body.too-deep'],
    [`${'['.repeat(32)}${']'.repeat(32)}`, 'accepted'],
    ['[9007199254740991,1e3,-0.5E-2]', 'accepted'],
    ['{"hasOwnProperty":1,"toString":2}', 'accepted'],
  ])('says of %s: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('takes a mebibyte of anything in its stride', () => {
    const long = 'x'.repeat(1024 * 1024);
    const started = performance.now();
    expect(parseStrictJson(JSON.stringify(long))).toBe(long);
    expect(codeOf(`[${'1'.repeat(1024 * 1024)}]`)).toBe('body.number-out-of-range');
    expect(codeOf(' '.repeat(1024 * 1024))).toBe('body.not-json');
    expect(codeOf(`["${'\\'.repeat(1024 * 1024)}`)).toBe('body.not-json');
    expect(codeOf('['.repeat(1024 * 1024))).toBe('body.too-deep');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
