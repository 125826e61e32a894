import type { Answer, FrameworkRow, PrincipleRow } from '../../fold/answers.js';
import { principlesAddress } from '../../state/data-address.js';
import type { ViewState } from '../../state/view-state.js';
import { useAnswer } from './use-answer.js';

/** A framework with more principles than this is fetched one principle at a time. */
export const WHOLE_MAX = 24;

export interface Principles extends Answer<PrincipleRow> {
  readonly total: number;
  /** Ordinal to go on after; null on the last page. */
  readonly next: number | null;
  readonly tags: readonly { readonly tag: string; readonly principles: number }[];
}

export interface Listed {
  /** As many as come at once, by number. */
  readonly principles: readonly PrincipleRow[] | undefined;
  /** Their numbers, where the list has all of them. */
  readonly all: readonly number[] | undefined;
  readonly total: number;
  /** The one that is shown. */
  readonly ordinal: number;
  /** Undefined for the framework as a whole. */
  readonly label: string | undefined;
  readonly problem: Error | undefined;
}

/** The principles that can be chosen at once, and the one that is shown. */
export function usePrinciples(
  state: ViewState,
  frameworks: readonly FrameworkRow[] | undefined,
): Listed {
  const isKnown = frameworks?.some(({ id }) => id === state.framework) ?? false;
  const list = { ...state, find: '', tag: '' };
  const { body, problem } = useAnswer<Principles>(
    isKnown ? principlesAddress(list, { limit: WHOLE_MAX }) : undefined,
    state.framework,
  );
  const ordinal = wantedOrdinal(state.principle, body);
  const one = useAnswer<Principles>(
    body && isMissing(ordinal, body) ? principlesAddress(list, { principle: ordinal }) : undefined,
    `${state.framework}/${ordinal}`,
  );
  return {
    principles: body?.rows,
    all: body && isWhole(body) ? body.rows.map((each) => each.ordinal) : undefined,
    total: body?.total ?? 0,
    ordinal,
    label: labelOf(ordinal, body, one.body),
    problem: problem ?? one.problem,
  };
}

const isWhole = ({ total }: Principles): boolean => total <= WHOLE_MAX;

const lists = (ordinal: number, { rows }: Principles): boolean =>
  ordinal === 0 || rows.some((each) => each.ordinal === ordinal);

const isMissing = (ordinal: number, body: Principles): boolean =>
  !isWhole(body) && !lists(ordinal, body);

/** The principle that the address names, or the first; 0 where there are none. */
function wantedOrdinal(named: number | null, body: Principles | undefined): number {
  const first = body?.rows[0]?.ordinal ?? 0;
  if (named === null || !body) return named ?? first;
  return lists(named, body) || isMissing(named, body) ? named : first;
}

function labelOf(
  ordinal: number,
  ...bodies: readonly (Principles | undefined)[]
): string | undefined {
  const shown = bodies.flatMap((body) => body?.rows ?? []);
  return shown.find((each) => each.ordinal === ordinal)?.label;
}
