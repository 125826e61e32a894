import { party as partyOfPage } from '#dashboard/state/field.js';
import { groupParty, party } from '#vocabulary/party.js';
import { slug } from '#vocabulary/text.js';

describe('the identifier of a group', () => {
  it.each(['asean', 'g7.plus', 'non_aligned', '5-eyes', `a${'b'.repeat(99)}`])(
    'names a party wherever a group can be founded by it: %s',
    (id) => {
      expect(slug.safeParse(id).success).toBe(true);
      const name = groupParty(id);
      expect(party.safeParse(name).success).toBe(true);
      expect(partyOfPage.read(name)).toBe(name);
    },
  );

  it.each(['', '-x', 'Asean', 'a b', 'a'.repeat(101), 'x/1'])('is none: %p', (id) => {
    expect(slug.safeParse(id).success).toBe(false);
    expect(party.safeParse(groupParty(id)).success).toBe(false);
    expect(partyOfPage.read(groupParty(id))).toBeUndefined();
  });
});
