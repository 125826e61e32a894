import type { PrincipleRow } from '../../fold/answers.js';
import { principlesAddress } from '../../state/data-address.js';
import { usePage } from '../page-context.js';
import { useAnswer } from './use-answer.js';
import { type Principles, WHOLE_MAX } from './use-principles.js';

/** How many principles stand beside each other where there are thousands. */
const COLUMNS = 8;

export interface Columns {
  /** Principles to show at once; the framework as a whole where it has none. */
  readonly columns: readonly PrincipleRow[] | undefined;
  /** Where they are one page of many. */
  readonly paging: Pick<Principles, 'total' | 'next' | 'tags'> | undefined;
  readonly problem: Error | undefined;
}

/** All principles of a small framework, or one page of those that the picker has found. */
export function useColumns(): Columns {
  const { state, principles, principlesTotal, label } = usePage();
  const isPaged = principlesTotal > WHOLE_MAX;
  const address = principlesAddress(state, { after: state.page ?? 0, limit: COLUMNS });
  const { body, problem } = useAnswer<Principles>(isPaged ? address : undefined);
  if (isPaged) return { columns: body?.rows, paging: body, problem };
  const whole = { ordinal: 0, label, addressee: null, tags: [] };
  const columns = principles.length > 0 ? principles : [whole];
  return { columns, paging: undefined, problem: undefined };
}
