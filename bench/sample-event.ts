/** States that have stood since before the first sample. */
const PARTIES =
  'ARG AUS AUT BEL BOL BRA CAN CHE CHL CHN COL CUB DEU DNK ECU EGY ESP ETH FIN FRA GBR GHA GRC IDN IND IRL IRN IRQ ISR ITA JPN KEN KHM KOR LAO LKA MAR MEX MYS NLD NOR NZL PAK PER PHL POL PRT RUS SWE SYR THA TUR UKR URY USA VNM ZAF'.split(
    ' ',
  );
const PRINCIPLES = 8;
const FIRST_DAY = Date.UTC(2005, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 7_000;

/** A statement as a client sends it, of about 450 bytes; the first three million all record different acts. */
export function sampleStatement(i: number) {
  const act = Math.floor(i / PARTIES.length);
  const day = new Date(FIRST_DAY + (Math.floor(act / PRINCIPLES) % DAYS) * DAY_MS);
  return {
    id: `statement-${i}`,
    kind: 'statement',
    party: PARTIES[i % PARTIES.length] as string,
    occurredOn: day.toISOString().slice(0, 10),
    bearings: [
      { on: `gids/${1 + (act % PRINCIPLES)}`, stance: i % 3 === 0 ? 'opposes' : 'supports' },
    ],
    quotation: {
      text: 'We hold that people decide for themselves what becomes of what is known about them.',
      language: 'en',
    },
    venue: 'General debate',
    sources: [
      {
        title: `Document A/${i % 90}/${i}`,
        url: `https://example.org/documents/${i}`,
        locator: `page ${i % 40}`,
        grade: 'A',
      },
    ],
    tags: ['plenary', 'general-debate'],
  };
}

export const sampleStream = (i: number): string => `record/statement-${i}`;
export const sampleKey = (i: number): string => `key-${i}`;
