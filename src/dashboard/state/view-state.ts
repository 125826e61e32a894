import { SUBJECT } from '#vocabulary/patterns.js';
import { ATTRIBUTIONS, GRADES, KINDS } from '#vocabulary/terms.js';
import {
  day,
  longText,
  matching,
  moment,
  number,
  oneOf,
  parties,
  party,
  severalOf,
  slug,
  slugOr,
  someOf,
  text,
  yes,
} from './field.js';

/** Everything that the address of the page can say. What is not said has its first value. */
export const FIELDS = {
  view: oneOf(
    'map',
    'curve',
    'matrix',
    'changes',
    'records',
    'compare',
    'country',
    'principle',
    'record',
    'methods',
    'entry',
  ),
  framework: slugOr('gids', 'the identifier of a framework such as gids'),
  /** Null is the first that the framework has; 0 is the framework as a whole. */
  principle: number('the number of a principle'),
  /** Null is today. */
  asOf: day,
  /** Null is now. */
  knownAt: moment,
  method: oneOf('latest@1', 'weighted@1'),
  channel: oneOf('all', 'words', 'deeds'),
  evidence: oneOf('standard', 'strict', 'all'),
  groups: oneOf('direct', 'members'),
  review: oneOf('live', 'confirmed'),
  dating: oneOf('certain', 'possible'),
  country: party,
  compare: parties,
  record: slug('the identifier of a record'),
  /** What is entered about it, where the view is a form. */
  entry: oneOf('record', 'amend', 'retract', 'end', 'review'),
  group: slug('a group such as asean'),
  region: text,
  /** Part of the name of a country. */
  filter: text,
  sort: text,
  tag: text,
  /** Part of the label of a principle. */
  find: text,
  /** Which page of principles, from 0. */
  page: number('the number of a page'),
  axis: oneOf('valid', 'known'),
  /** Event from which revisions are told. */
  since: number('the number of an event'),
  q: text,
  /** What records are chosen by, each by one of several values. */
  kind: someOf(KINDS),
  party: parties,
  on: severalOf(matching(SUBJECT, ''), 'principles by comma, such as gids/3,gids/5'),
  year: severalOf(matching(/^[1-9]\d{3}$/, ''), 'years by comma, such as 2020,2021'),
  attribution: someOf(ATTRIBUTIONS),
  grade: someOf(GRADES),
  language: severalOf(
    matching(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, ''),
    'codes of languages by comma, such as en,zh',
  ),
  /** Exactly as it is written. */
  publisher: longText,
  mark: severalOf(slug(''), 'tags of records by comma'),
  /** Records after this event. */
  after: number('the number of an event'),
  embed: yes,
} as const;

export type FieldName = keyof typeof FIELDS;

export type ViewState = {
  readonly [Name in FieldName]:
    | NonNullable<ReturnType<(typeof FIELDS)[Name]['read']>>
    | (typeof FIELDS)[Name]['initial'];
};

export type View = ViewState['view'];
