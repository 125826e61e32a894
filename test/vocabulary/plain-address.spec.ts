import fc from 'fast-check';
import { webAddress } from '#vocabulary/source.js';

const label = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const host = fc.tuple(
  fc.array(label, { minLength: 1, maxLength: 4 }),
  fc.stringMatching(/^[a-z]{2,6}$/),
);

describe('a web address', () => {
  it('that is taken without a parser is one that the parser takes, with nobody in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('http', 'https'),
        host,
        fc.stringMatching(/^[\x21-\x7e]{0,30}$/),
        (scheme, [labels, top], rest) => {
          const address = `${scheme}://${labels.join('.')}.${top}/${rest}`;
          if (!webAddress.safeParse(address).success) return;
          const { protocol, username, password } = new URL(address);
          expect([protocol, username, password]).toEqual([`${scheme}:`, '', '']);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'https://user@example.org/',
    'https://a:b@example.org/',
    'javascript:alert(1)',

    'https://exa mple.org/',
    'ftp://example.org/',
  ])('is not %s', (address) => {
    expect(webAddress.safeParse(address).success).toBe(false);
  });
});
