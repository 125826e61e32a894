import { mergePatch } from '#vocabulary/merge-patch.js';
import { filled, patchBetween, valueAt, withValue } from '../../src/dashboard/entry/draft.js';
import { FORMS } from '../../src/dashboard/entry/forms.js';
import { placed, pointersOf } from '../../src/dashboard/entry/problems.js';
import { STATEMENT } from '../http/http-trial.js';

describe('a draft', () => {
  const draft = { a: { b: ['x', { c: 'y' }] }, d: '' };

  it('is read and changed at pointers, and is never changed itself', () => {
    expect(valueAt(draft, '/a/b/1/c')).toBe('y');
    expect(valueAt(draft, '/a/z/1')).toBeUndefined();
    const changed = withValue(draft, '/a/b/1/c', 'z');
    expect(changed).toEqual({ a: { b: ['x', { c: 'z' }] }, d: '' });
    expect(draft.a.b[1]).toEqual({ c: 'y' });
    expect(withValue({}, '/quotation/text', 'q')).toEqual({ quotation: { text: 'q' } });
    expect(withValue({ l: [] }, '/l/0', 'q')).toEqual({ l: ['q'] });
  });

  it('is sent without what was left empty, each entry of a list in its place', () => {
    const asTyped = {
      party: 'FJI',
      venue: '  ',
      notes: null,
      contested: false,
      quotation: { text: '', speaker: '' },
      bearings: [{ on: '', stance: '' }, { on: 'gids/1' }],
      covers: [],
    };
    expect(filled(asTyped)).toEqual({
      party: 'FJI',
      contested: false,
      bearings: [{}, { on: 'gids/1' }],
      covers: [],
    });
  });

  it.each([
    [{ a: 1 }, { a: 1 }, {}],
    [{ a: 1, b: 2 }, { a: 1 }, { b: null }],
    [{ q: { t: 'x', s: 'y' } }, { q: { t: 'z' } }, { q: { t: 'z', s: null } }],
    [{ q: { t: 'x' } }, {}, { q: null }],
    [{ l: [1, 2] }, { l: [1] }, { l: [1] }],
    [{}, { q: { t: 'x' } }, { q: { t: 'x' } }],
  ])('from %j to %j is a merge patch that the server understands', (before, after, patch) => {
    expect(patchBetween(before, after)).toEqual(patch);
    expect(mergePatch(before, patch)).toEqual(after);
  });
});

describe('problems', () => {
  const { parts } = FORMS.amend;
  const record = { ...STATEMENT, quotation: { text: 'x' } };
  const pointers = pointersOf(parts, { changes: record });
  const placeOf = (pointer: string) => {
    const { at, rest } = placed([{ code: 'a.b', pointer, detail: 'No.' }], pointers);
    return [...at.keys(), ...rest.map(() => 'rest')];
  };

  it.each([
    ['/reason', '/reason'],
    ['/changes', '/changes'],
    ['/changes/occurredOn', '/changes/occurredOn'],
    ['/changes/bearings/0/stance', '/changes/bearings/0/stance'],
    ['/changes/sources/0/locator', '/changes/sources/0/locator'],
    ['/changes/quotation/text', '/changes/quotation/text'],
    // What the record would be is told by its own fields.
    ['/party', '/changes/party'],
    ['/bearings/0/on', '/changes/bearings/0/on'],
    // Around what has no field.
    ['/changes/covers/3', '/changes/covers'],
    ['/changes/bearings/7/on', '/changes/bearings'],
    ['/changes/otherDates/conduct', '/changes'],
    ['/nowhere', 'rest'],
    ['', 'rest'],
    ['If-Match', 'rest'],
  ])('at %p are shown at %p', (pointer, place) => {
    expect(placeOf(pointer)).toEqual([place]);
  });

  it('are told without the words of the interface', () => {
    const missing = { code: 'field.missing', pointer: '/reason', detail: '"reason" is missing.' };
    expect(placed([missing], pointers).at.get('/reason')).toEqual(['Fill this in.']);
  });

  it('at one field are told together', () => {
    const both = ['One.', 'Two.'].map((detail) => ({ code: 'a.b', pointer: '/reason', detail }));
    expect(placed(both, pointers).at.get('/reason')).toEqual(['One.', 'Two.']);
  });
});

describe('the forms', () => {
  const given = { party: '', on: 'gids/3', record: STATEMENT };

  it('send an amendment of what was changed and of nothing else', () => {
    const { fresh, body } = FORMS.amend;
    const draft = withValue(withValue(fresh(given), '/changes/venue', 'Suva'), '/reason', 'typo');
    expect(body(draft, given)).toEqual({ reason: 'typo', changes: { venue: 'Suva' } });
    const back = withValue(draft, '/changes/venue', '');
    expect(body(back, given)).toEqual({ reason: 'typo', changes: {} });
  });

  it('begin with what the page shows', () => {
    const { fresh, body } = FORMS.record;
    const sent = body(fresh({ party: 'FJI', on: 'gids/3', record: undefined }), given);
    expect(sent).toMatchObject({ party: 'FJI', bearings: [{ on: 'gids/3' }], sources: [{}] });
  });
});
