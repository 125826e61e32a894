/** A table of the package: which question it answers, with which parameters beside framework and clocks. */
export interface Resource {
  readonly name: string;
  readonly question: string;
  /** Where that of the question says more, or less, than what is here. */
  readonly title?: string;
  readonly form: 'csv' | 'ndjson';
  readonly params: Readonly<Record<string, string>>;
  /** The first interval, from fine to coarse, that makes no more rows than that; else the table is left out. */
  readonly within?: { readonly intervals: readonly string[]; readonly rowsMax: number };
  /** Columns that tell one row from all others; none where rows may be equal. */
  readonly key: readonly string[];
}

const INTERVALS = ['quarter', 'year'];

/** In the order in which they stand in the archive. */
export const RESOURCES: readonly Resource[] = [
  {
    name: 'evidence',
    question: 'evidence',
    title: 'Records that bear on the framework or its principles, a row for each bearing.',
    form: 'csv',
    params: {},
    key: ['record', 'place'],
  },
  {
    name: 'positions',
    question: 'positions',
    form: 'csv',
    params: {},
    key: ['party', 'on'],
  },
  {
    name: 'timeline',
    question: 'timeline',
    form: 'csv',
    params: {},
    within: { intervals: INTERVALS, rowsMax: 200_000 },
    key: ['on', 'date'],
  },
  {
    name: 'panel',
    question: 'panel',
    form: 'csv',
    params: {},
    within: { intervals: INTERVALS, rowsMax: 500_000 },
    key: ['on', 'iso3', 'period'],
  },
  {
    name: 'changes',
    question: 'changes',
    title: 'Which positions changed, when and because of which events.',
    form: 'csv',
    params: {},
    key: ['date', 'party', 'on'],
  },
  {
    name: 'countries',
    question: 'countries',
    title: 'States of all days, a row for each spell.',
    form: 'csv',
    params: { all: 'true' },
    key: [],
  },
  {
    name: 'events',
    question: 'events',
    form: 'ndjson',
    params: { limit: 'all' },
    key: ['sequence'],
  },
];
