import type { StandClass } from '../../words/classes.js';

/** Colours of a chart. In the page they are variables, so that dark mode and print need no other chart. */
export interface Paint {
  readonly classes: Readonly<Record<StandClass, string>>;
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
    mixed: '#d8cfe6',
    neutral: '#cfccc4',
    leans_oppose: '#f1a340',
    opposes: '#b35806',
    insufficient: '#ffffff',
    silent: '#fbfaf7',
  },
  ink: '#1d1b20',
  faint: '#6a6670',
  paper: '#ffffff',
  sea: '#eff3f6',
  border: '#ffffff',
  hatch: '#c9c5bd',
  blank: '#f4f2ee',
};
