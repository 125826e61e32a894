import type { StandClass } from '../../words/classes.js';

/** Colours of a chart. In the page they are variables, so that dark mode and print need no other chart. */
export interface Paint {
  readonly classes: Readonly<Record<StandClass, string>>;
  /** The other half of the stripes of `mixed`. */
  readonly mixedToo: string;
  readonly ink: string;
  readonly faint: string;
  readonly paper: string;
  readonly sea: string;
  readonly border: string;
  readonly hatch: string;
  readonly blank: string;
}

export const PAGE_PAINT: Paint = {
  classes: {
    supports: 'var(--supports)',
    leans_support: 'var(--leans-support)',
    mixed: 'var(--mixed)',
    neutral: 'var(--neutral)',
    leans_oppose: 'var(--leans-oppose)',
    opposes: 'var(--opposes)',
    insufficient: 'var(--insufficient)',
    silent: 'var(--silent)',
  },
  mixedToo: 'var(--mixed-too)',
  ink: 'var(--ink)',
  faint: 'var(--faint)',
  paper: 'var(--paper)',
  sea: 'var(--sea)',
  border: 'var(--border)',
  hatch: 'var(--hatch)',
  blank: 'var(--blank)',
};

/** For a file of its own: the light scheme. The style sheet has the same. */
export const FILE_PAINT: Paint = {
  classes: {
    supports: '#542788',
    leans_support: '#998ec3',
    mixed: '#cfc6e4',
    neutral: '#b9b5ab',
    leans_oppose: '#f1a340',
    opposes: '#b35806',
    insufficient: '#ffffff',
    silent: '#f0ede7',
  },
  mixedToo: '#fbd49b',
  ink: '#1d1b20',
  faint: '#6a6670',
  paper: '#ffffff',
  sea: '#eaf0f4',
  border: '#fdfdfb',
  hatch: '#cbc6bc',
  blank: '#dcd9d3',
};
