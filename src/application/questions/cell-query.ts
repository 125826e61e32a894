import type { PositionQuery } from '#positions/explain.js';
import type { Filters } from '#positions/filters.js';
import { dayOf } from '#vocabulary/day.js';
import type { ReadModel } from '../read-model.js';
import {
  checkParties,
  filtersOf,
  frameworkAt,
  rulesOf,
  subjectOf,
  subjectsAsked,
} from './checked.js';

interface CellParams extends Filters {
  readonly framework: string;
  readonly country: string;
  readonly ordinal: number;
  readonly method: string;
  readonly weights?: string | undefined;
  readonly asOf: string;
  readonly knownAt: number;
}

/** The one cell that parameters name, checked against what is known. */
export function cellQuery(model: ReadModel, params: CellParams): PositionQuery {
  const entry = frameworkAt(model, params.framework, params.knownAt);
  subjectsAsked(model, entry, { principle: [params.ordinal], knownAt: params.knownAt });
  checkParties(model, [params.country], 'country');
  return {
    on: subjectOf(params.framework, params.ordinal),
    party: params.country,
    asOf: dayOf(params.asOf),
    knownAt: params.knownAt,
    filters: filtersOf(params),
    rules: rulesOf(params),
  };
}
