import { z } from 'zod';
import { problemsOf } from '#vocabulary/wrong-input.js';

/** What is said of the first thing that is wrong. */
function said(schema: z.ZodType, value: unknown): string {
  const { error } = schema.safeParse(value, { reportInput: true });
  return problemsOf(error!)[0].detail;
}

describe('what is said of wrong input', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    [
      'an entry of a list, by the name of the list',
      z.object({ codes: z.array(z.enum(['iso3', 'cow'])) }),
      { codes: ['iso3', 'cov'] },
      '"codes" must be one of: iso3, cow. Did you mean "cow"?',
    ],
    ['what stands bare', z.enum(['a', 'b']), 'c', '"input" must be one of: a, b.'],
    [
      'a list that is too short',
      z.object({ on: z.array(z.string()).min(1) }),
      { on: [] },
      '"on" must be at least 1 entry.',
    ],
    [
      'a list that is too long',
      z.object({ on: z.array(z.string()).max(2) }),
      { on: ['a', 'b', 'c'] },
      '"on" may be at most 2 entries.',
    ],
    [
      'a text that is too short',
      z.object({ code: z.string().min(3) }),
      { code: 'ab' },
      '"code" must be at least 3 characters.',
    ],
    [
      'a number that is too small',
      z.object({ limit: z.int().min(1) }),
      { limit: 0 },
      '"limit" must be at least 1.',
    ],
    [
      'an object, which is no record here',
      z.object({ changes: z.record(z.string(), z.json()) }),
      { changes: [] },
      '"changes" must be given as object.',
    ],
    [
      'a missing object',
      z.object({ changes: z.record(z.string(), z.json()) }),
      {},
      '"changes" is missing. Give it as object.',
    ],
    [
      'a fraction',
      z.object({ ordinal: z.int() }),
      { ordinal: 1.5 },
      '"ordinal" must be given as whole number.',
    ],
    [
      'a name that cannot be one',
      z.object({ otherDates: z.record(z.string().min(1), z.string()) }),
      { otherDates: { '': 'x' } },
      'An empty text cannot be a name in "otherDates".',
    ],
    [
      'another such name',
      z.object({ otherDates: z.record(z.string().max(3), z.string()) }),
      { otherDates: { long: 'x' } },
      '"long" cannot be a name in "otherDates".',
    ],
  ])('names %s', (_, schema, value, detail) => {
    expect(said(schema, value)).toBe(detail);
  });
});
