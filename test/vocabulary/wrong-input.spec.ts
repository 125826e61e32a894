import { z } from 'zod';
import { isoDay } from '#vocabulary/dated.js';
import { country, member, party } from '#vocabulary/party.js';
import { slug } from '#vocabulary/text.js';
import { problemsOf } from '#vocabulary/wrong-input.js';

/** What is said of the first thing that is wrong. */
function said(schema: z.ZodType, value: unknown, fields?: readonly string[]): string {
  const { error } = schema.safeParse(value, { reportInput: true });
  return problemsOf(error!, fields)[0].detail;
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
      'a group among the members of a group',
      z.object({ party: member }),
      { party: 'group:eu' },
      '"group:eu" is a group, and groups have no groups among their members. Name each of its countries.',
    ],
    [
      'a day of a year that is too early',
      z.object({ asOf: isoDay }),
      { asOf: '0001-01-01' },
      '"0001-01-01" is not a day in the calendar. Write it as 2020-09-08; years begin with 1000.',
    ],
    [
      'a list that is too short',
      z.object({ on: z.array(z.string()).min(1) }),
      { on: [] },
      '"on" is empty. Give at least one entry.',
    ],
    [
      'a list that is shorter than two',
      z.object({ on: z.array(z.string()).min(2) }),
      { on: ['a'] },
      '"on" must be at least 2 entries.',
    ],
    [
      'a source that is missing, whatever is recorded',
      z.object({ sources: z.array(z.string()).min(1) }),
      { sources: [] },
      'What is recorded needs at least one source with a title. Say where it was seen.',
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
    [
      'what has another form, with what was given',
      z.object({ year: z.array(z.string().regex(/^\d+$/, 'Give digits.')) }),
      { year: ['x'] },
      '"year" cannot be "x". Give digits.',
    ],
  ])('names %s', (_, schema, value, detail) => {
    expect(said(schema, value)).toBe(detail);
  });

  it('sends to the notes only where there are some', () => {
    const schema = z.strictObject({});
    expect(said(schema, { colour: 'red' }, ['notes'])).toMatch(
      / Take it out, or put it into notes\.$/,
    );
    expect(said(schema, { colour: 'red' }, ['title'])).toMatch(/ Take it out\.$/);
  });

  it.each([
    [slug, 'GIDS', 'gids'],
    [slug, 'group:EU', 'eu'],
    [slug, 'Two words', undefined],
    [party, 'syr', 'SYR'],
    [party, 'Group:EU', 'group:eu'],
    [country, 'Syr', 'SYR'],
    [country, 'SY', undefined],
    [country, 'group:EU', undefined],
  ])('proposes another spelling where that has the form (%#: %s)', (schema, value, meant) => {
    const detail = said(schema, value);
    if (meant === undefined) expect(detail).not.toContain('Did you mean');
    else expect(detail).toMatch(new RegExp(` Did you mean "${meant}"\\?$`));
  });
});
