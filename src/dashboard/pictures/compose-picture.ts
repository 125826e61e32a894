import type { Reply } from '#application/question.js';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { dayOf } from '#vocabulary/day.js';
import { departures } from '#vocabulary/departures.js';
import type { StateRow } from '../fold/answers.js';
import type { Step } from '../fold/curve.js';
import type { StandClass } from '../words/classes.js';
import type { World } from '../world/world.js';
import type { Caption, CurvePicture, MapPicture } from './picture.js';

/** Names of what a picture is about. */
export interface Subject {
  readonly framework: string;
  readonly ordinal: number;
  readonly label: string;
}

/** Who stands where, from the answer about positions, with its silent rows. */
export function mapPicture(
  { query, rows }: Reply,
  states: Reply,
  subject: Subject,
  world: World,
): MapPicture {
  const classes = rows.map((row) => [String(row['party']), row['class'] as StandClass] as const);
  return {
    kind: 'map',
    ...caption(`Where countries stand on ${subject.label}`, subject, query),
    world,
    states: states.rows as unknown as readonly StateRow[],
    asOf: String(query['asOf']),
    classes: new Map(classes),
  };
}

/** How support evolved, from the answer about the timeline; refuses one without a single period. */
export function curvePicture({ query, rows }: Reply, subject: Subject): CurvePicture {
  if (rows.length === 0) {
    throw refuse(
      'invalid',
      'picture.empty',
      'No period lies in this range. Ask for a longer one.',
      {
        pointer: 'from',
      },
    );
  }
  return {
    kind: 'curve',
    ...caption(`How support for ${subject.label} evolved`, subject, query),
    steps: rows.map(stepOf),
  };
}

function stepOf(row: JsonObject): Step {
  const count = (name: string): number => Number(row[name] ?? 0);
  return {
    day: dayOf(String(row['date'])),
    supporters: Math.round(count('supportShare') * count('roster')),
    roster: count('roster'),
    counts: {
      supports: count('supports'),
      leans_support: count('leansSupport'),
      mixed: count('mixed'),
      neutral: count('neutral'),
      leans_oppose: count('leansOppose'),
      opposes: count('opposes'),
      insufficient: count('insufficient'),
      silent: count('silent'),
    },
  };
}

function caption(title: string, { framework, ordinal }: Subject, query: JsonObject): Caption {
  const { asOf, knownAt, method } = query;
  const principle = ordinal === 0 ? '' : `, principle ${ordinal}`;
  const how = [`by ${method}`, ...departures(query)].join(', ');
  return {
    title,
    detail: `${framework}${principle}. On ${asOf}, as known at event ${knownAt}, ${how}.${limits(query)}`,
  };
}

const NAMED_MAX = 12;

/** Whom the question was limited to, so that nobody takes those left out for silent. */
function limits({ country, group }: JsonObject): string {
  const codes = Array.isArray(country) ? country : [];
  const named = codes.length > NAMED_MAX ? `${codes.length} parties by name` : codes.join(', ');
  const all = [typeof group === 'string' ? `members of ${group}` : '', named].filter(Boolean);
  return all.length === 0 ? '' : ` Only ${all.join(', and of these ')}.`;
}
