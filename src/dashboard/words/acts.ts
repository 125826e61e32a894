import type { ViewState } from '../state/view-state.js';

export type Act = ViewState['entry'];

interface ActWords {
  /** Above the form. */
  readonly title: string;
  /** On the way to it. */
  readonly word: string;
}

/** What can be entered. */
export const ACT_WORDS: Readonly<Record<Act, ActWords>> = {
  record: { title: 'Record an act', word: 'Record…' },
  amend: { title: 'Amend a record', word: 'Amend…' },
  retract: { title: 'Retract a record', word: 'Retract…' },
  end: { title: 'End what was recorded', word: 'End…' },
  review: { title: 'Review a record', word: 'Review…' },
};

/** What can be done with a record that is there. */
export const ACTS_ON_RECORD: readonly Act[] = ['amend', 'retract', 'end', 'review'];
