import { nearest } from '#vocabulary/nearest.js';

describe('the nearest word', () => {
  it.each([
    ['Frnace', 'France'],
    ['suports', 'supports'],
    ['opposse', 'opposes'],
    ['opopses', 'opposes'],
  ])('to %s is %s', (word, meant) => {
    expect(nearest(word, ['France', 'supports', 'opposes'])).toBe(meant);
  });

  it('to few letters is one mistake away at most', () => {
    expect(nearest('gisd', ['gids'])).toBe('gids');
    expect(nearest('foo', ['sco'])).toBeUndefined();
    expect(nearest('nope', ['coe'])).toBeUndefined();
    expect(nearest('c', ['a'])).toBeUndefined();
  });

  it('is never the same', () => {
    expect(nearest('supports', ['supports', 'opposes'])).toBeUndefined();
    expect(nearest('supports', ['supports', 'support'])).toBe('support');
    expect(nearest('Supports', ['supports'])).toBe('supports');
  });

  it('is one mistake away where letters changed places, and is not told where it is farther than was asked', () => {
    expect(nearest('Frnace', ['France'], 1)).toBe('France');
    expect(nearest('Frnaec', ['France'], 1)).toBeUndefined();
    expect(nearest('Frnaec', ['France'])).toBe('France');
    expect(nearest('Holland', ['Poland', 'Finland'], 1)).toBeUndefined();
  });
});
