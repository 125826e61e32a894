import { partyWord, wordsIn, wordsOfAll } from '#vocabulary/words.js';

describe('words of a text', () => {
  it.each([
    ['Côte d’Ivoire', 'cote d ivoire'],
    ['COTE', 'cote'],
    ['syr-support-2020', 'syr support 2020'],
    ['İstanbul, Ångström', 'istanbul angstrom'],
    ['Россия поддержала инициативу', 'россия поддержала инициативу'],
    ['ﬁnal ＡＢＣ', 'final abc'],
    ['网络安全 is 5G', '网 络 安 全 is 5g'],
    ['  "\'*():^-+  ', ''],
    ['\ue000\ue001', ''],
  ])('%j: %j', (text, words) => {
    expect(wordsIn(text)).toBe(words);
  });

  it('of several are kept apart, and no text can hold what parts them', () => {
    expect(wordsIn(wordsOfAll(['one', 'two']))).toBe('one two');
    expect(wordsOfAll(['one', 'two'])).not.toContain('one two');
  });

  it('hold a party by a word that no text has', () => {
    expect(partyWord('NOR')).not.toBe(wordsIn('nor'));
    expect(partyWord('group:nor')).not.toBe(partyWord('NOR'));
  });
});
