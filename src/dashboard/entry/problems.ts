import type { Json } from '#kernel/json.js';
import { valueAt } from './draft.js';
import type { Part } from './parts.js';

/** One thing that the server found wrong. */
export interface FieldProblem {
  readonly code: string;
  /** Into the body that was sent; empty for all of it. */
  readonly pointer: string;
  readonly detail: string;
}

/** Problems where they are to be shown. */
export interface Placed {
  /** By pointer of a field, a list or a group of the form. */
  readonly at: ReadonlyMap<string, readonly string[]>;
  /** Those that belong to no field. */
  readonly rest: readonly FieldProblem[];
}

export const NOTHING_WRONG: Placed = { at: new Map(), rest: [] };

/** Pointers of everything in the form that can have something wrong with it. */
export function pointersOf(parts: readonly Part[], draft: Json, base = ''): readonly string[] {
  return parts.flatMap((part) => {
    if (part.as === 'more') return pointersOf(part.parts, draft, base);
    const own = `${base}/${part.name}`;
    if (part.as === 'group') return [own, ...pointersOf(part.parts, draft, own)];
    if (part.as !== 'list') return [own];
    const entries = (valueAt(draft, own) ?? []) as readonly Json[];
    return [own, ...entries.flatMap((_, at) => pointersOf(part.parts, draft, `${own}/${at}`))];
  });
}

/** What the server says to programs, for whoever fills in a form. */
const IN_A_FORM: Readonly<Record<string, string>> = {
  'field.missing': 'Fill this in.',
  'idempotency-key.reused':
    'What this form held when it was sent is stored. Check what it holds now again, as another act.',
};

/** Shows each problem at its field, or at the nearest thing around it. */
export function placed(problems: readonly FieldProblem[], pointers: readonly string[]): Placed {
  const known = new Set(pointers);
  const found = problems.map((problem) => ({
    problem: { ...problem, detail: IN_A_FORM[problem.code] ?? problem.detail },
    pointer: placeOf(problem.pointer, known),
  }));
  const byPlace = Map.groupBy(
    found.filter(({ pointer }) => pointer !== undefined),
    ({ pointer }) => pointer!,
  );
  return {
    at: new Map(
      [...byPlace].map(([pointer, them]) => [pointer, them.map(({ problem }) => problem.detail)]),
    ),
    rest: found.filter(({ pointer }) => pointer === undefined).map(({ problem }) => problem),
  };
}

/** What is wrong with a record as it would be after an amendment is told by the record's own fields. */
const PATCH = '/changes';

function placeOf(pointer: string, known: ReadonlySet<string>): string | undefined {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const way = [place, PATCH + place].find((each) => known.has(each));
    if (way !== undefined) return way;
    if (!place.includes('/')) return undefined;
  }
  return undefined;
}
