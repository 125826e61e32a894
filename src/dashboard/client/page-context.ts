import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Day } from '#vocabulary/day.js';
import type { FrameworkRow, PrincipleRow } from '../fold/answers.js';
import type { Directory } from '../fold/directory.js';
import type { Segments } from '../fold/segments.js';
import type { ViewState } from '../state/view-state.js';
import type { Go } from './data/use-address.js';

/** What every view knows. */
export interface Page {
  readonly state: ViewState;
  readonly go: Go;
  readonly frameworks: readonly FrameworkRow[];
  readonly framework: FrameworkRow;
  /** The first page of principles, by number; all of them where the framework is small. */
  readonly principles: readonly PrincipleRow[];
  /** How many there are. */
  readonly principlesTotal: number;
  readonly directory: Directory;
  /** The principle that is shown; 0 is the framework as a whole. */
  readonly ordinal: number;
  /** The same as it is called in rows: `gids/3`. */
  readonly on: string;
  readonly label: string;
  /** The day that is shown. */
  readonly day: Day;
  /** Today, on the universal clock. */
  readonly today: Day;
  /** Days that the slider spans. */
  readonly range: readonly [Day, Day];
  readonly segments: Segments;
  /** Event up to which the log was read for them. */
  readonly sequence: number;
  /** While other knowledge is on its way. */
  readonly isPending: boolean;
  /** Positions as known now, where the page shows an earlier state of knowledge. */
  readonly latest: Segments | undefined;
}

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = PageContext.Provider;

/** Only to be called inside of a view. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('A view stands outside of the page.');
  return page;
}
