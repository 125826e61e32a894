import { kindOf } from '#vocabulary/kind-of.js';

describe('the kind of a record', () => {
  it('is told with what was probably meant, as other words are', () => {
    expect(() => kindOf({ kind: 'statment' })).toThrow('Did you mean "statement"?');
    expect(() => kindOf({ kind: 'treaty' })).toThrow(/non_participation\.$/);
  });
});
