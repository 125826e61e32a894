/** What counts where a filter is not as by default, by parameter and value. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: { words: 'words alone', deeds: 'deeds alone' },
  evidence: { strict: 'own and not inferred evidence alone', all: 'allegations and leaks too' },
  groups: { members: 'acts of groups for their members too' },
  review: { confirmed: 'confirmed records alone' },
  dating: { possible: 'dates from the first possible day' },
  succession: { continue: 'commitments of predecessors too' },
};

/** In which ways a question was not asked as by default, so that nobody takes part of the evidence for all of it. */
export const departures = (asked: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(WORDS).flatMap(([name, words]) => words[String(asked[name])] ?? []);

/** The same, and by which rules, where they are not the usual ones. */
export const rulesAndDepartures = (
  how: Readonly<Record<string, unknown>>,
  usualMethod: string,
): readonly string[] => {
  const { method = usualMethod } = how;
  return [...(method === usualMethod ? [] : [`by ${method}`]), ...departures(how)];
};
