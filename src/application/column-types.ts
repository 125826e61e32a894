/**
 * What a column holds where it is not empty. `day` is YYYY-MM-DD, `instant` ISO 8601 in UTC, `words` a list joined by
 * spaces, `json` anything else that has parts.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'day'
  | 'instant'
  | 'words'
  | 'json';

const NAMES: Readonly<Record<Exclude<ColumnType, 'text'>, string>> = {
  integer: `abstain adopted adopters atRisk cow daysFromAnnouncement firstSequence holders insufficient knownFrom
    knownSince lag leansOppose leansSupport m49 medianDays members mixed monthsRising n neutral no opposes ordinal
    participationOnly period place principles roster searched sequence silent sources streamversion supports units
    unsearched version withEvidence yes`,
  number: `adopterShare agreementIndex alpha capacity capacityError coverage deeds expected gap holderShare imitation
    imitationError innovation innovationError meanScore midpoint midpointError observed potential potentialError rate
    rateError rice score scoreAfter scoreBefore scoreBetween supportShare survival value variance weight withoutScore
    words`,
  boolean: 'censored contested counted decisive holding live member',
  day: `adoptedOn date dateEarliest dateLatest from newestOn searchedOn since unMemberFrom unMemberTo until validFrom
    validTo`,
  instant: 'lastReviewedAt recordedAt time',
  words: 'basis covers kinds outside tags',
  json: 'aliases causes data parked texts weights',
};

/** Where one question means something else by a name. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, ColumnType>>>> = {
  country: { from: 'text' },
  evidence: { coverage: 'text' },
  facets: { value: 'text' },
  group: { from: 'text' },
  position: { coverage: 'text' },
  records: { on: 'words' },
  spread: { censored: 'integer' },
  survival: { censored: 'integer' },
};

const TYPES: ReadonlyMap<string, ColumnType> = new Map(
  Object.entries(NAMES).flatMap(([type, names]) =>
    names.split(/\s+/).map((name): [string, ColumnType] => [name, type as ColumnType]),
  ),
);

/** A name means the same in every table, with few exceptions; what is not named here is text. */
export const columnType = (
  question: string,
  { name, type }: { readonly name: string; readonly type?: ColumnType },
): ColumnType => type ?? EXCEPTIONS[question]?.[name] ?? TYPES.get(name) ?? 'text';
