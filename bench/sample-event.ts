/** A record of about 350 bytes, other for each number; what is measured is how it is stored. */
export function sampleData(i: number) {
  return {
    party: `P${i % 195}`,
    principle: `principle-${i % 70}`,
    kind: 'statement',
    stance: i % 3 === 0 ? 'opposes' : 'supports',
    on: `${1946 + (i % 80)}-0${1 + (i % 9)}-1${i % 10}`,
    until: null,
    quotation:
      'We hold that people decide for themselves what becomes of what is known about them.',
    source: {
      title: `Document A/${i % 90}/${i}`,
      url: `https://example.org/documents/${i}`,
      page: i % 40,
    },
    tags: ['plenary', 'general debate'],
  };
}

/** A stream of three events on average, as records have. */
export const sampleStream = (i: number): string => `record/${Math.floor(i / 3)}`;
