import { language } from '#vocabulary/text.js';

describe('a language tag', () => {
  it.each(['en', 'fr', 'zh-Hans', 'pt-BR'])('may be %s', (tag) => {
    expect(language.safeParse(tag).success).toBe(true);
  });

  it.each([
    ['English', 'English'],
    ['longer than any', `en${'-aa'.repeat(33)}`],
  ])('may not be %s', (_, tag) => {
    expect(language.safeParse(tag).error?.issues[0]).toMatchObject({
      params: { code: 'language.not-a-tag' },
    });
  });
});
