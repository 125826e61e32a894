import { type PathTemplate, pathTemplate } from './path-template.js';

/** One address that takes one event. */
export interface WriteRoute {
  /** Under /v1. Names in braces are fields of the event, taken from the address. */
  readonly path: PathTemplate;
  /** Event type; undefined where the `kind` of a record says it. */
  readonly type: string | undefined;
  readonly summary: string;
  /** The question that shows what came of it: told in Location. */
  readonly shownBy: string;
  /** Field that the whole body goes into. */
  readonly wrap: string | undefined;
  /** Fields in the address that are numbers. */
  readonly numbers: readonly string[];
  /** Fields that may be left out although the event has them. */
  readonly given: readonly string[];
}

interface Details {
  wrap?: string;
  numbers?: readonly string[];
  given?: readonly string[];
}

const route = (
  [path, shownBy]: readonly [path: string, shownBy: string],
  type: string | undefined,
  summary: string,
  { wrap, numbers = [], given = [] }: Details = {},
): WriteRoute => ({ path: pathTemplate(path), type, summary, shownBy, wrap, numbers, given });

/** Every address that can be written to; routing, 405 and OpenAPI read this table. */
export const WRITE_ROUTES: readonly WriteRoute[] = [
  route(['/records', 'record'], undefined, 'Record one act of one party.', { given: ['id'] }),
  route(
    ['/records/{record}/amendments', 'record'],
    'RecordAmended',
    'Replace fields of a record, with a reason.',
  ),
  route(
    ['/records/{record}/retraction', 'record'],
    'RecordRetracted',
    'Take a record back that was wrong, with a reason.',
  ),
  route(
    ['/records/{record}/ending', 'record'],
    'RecordEnded',
    'Say that what was recorded stopped being so, or, by nulls, that it holds after all.',
  ),
  route(
    ['/records/{record}/reviews', 'record'],
    'RecordReviewed',
    'Confirm or dispute a record as a second coder, or settle a dispute.',
  ),
  route(['/records/{from}/links', 'record'], 'RecordsLinked', 'Say that two records have to do.'),
  route(['/frameworks', 'framework'], 'FrameworkPublished', 'Publish a framework.'),
  route(
    ['/frameworks/{framework}/principles', 'framework'],
    'PrincipleAdded',
    'Add a principle to a framework.',
    { wrap: 'principle' },
  ),
  route(
    ['/frameworks/{framework}/principles/{ordinal}/texts', 'framework'],
    'PrincipleTextRevised',
    'Add or replace wordings of a principle.',
    { numbers: ['ordinal'] },
  ),
  route(['/crosswalks', 'event'], 'CrosswalkPublished', 'Map principles onto each other.'),
  route(['/groups', 'group'], 'GroupFounded', 'Found a group.'),
  route(['/groups/{group}/members', 'group'], 'MembershipStarted', 'Let a country join a group.'),
  route(
    ['/groups/{group}/members/{party}/end', 'group'],
    'MembershipEnded',
    'Let a country leave a group.',
  ),
  route(['/states', 'country'], 'StateListed', 'List a state, or correct its spell.'),
  route(['/states/successions', 'country'], 'StateSucceeded', 'Say which state followed which.'),
  route(['/searches', 'event'], 'SearchRecorded', 'Record a search that found no position.'),
];
