import type { StandClass } from '../words/classes.js';
import type { Answer } from './answers.js';

/** A source as the record has it. */
export interface Source {
  readonly title: string;
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly archiveUrl?: string | null;
  readonly publishedOn?: string | null;
  readonly locator?: string | null;
  readonly language?: string | null;
  readonly grade?: string | null;
}

/** One piece of evidence of a position explained. */
export interface PieceRow {
  readonly record: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly inForceFrom: string | null;
  readonly endedOn: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly stance: StandClass;
  readonly coverage: string;
  readonly attribution: string;
  readonly review: string;
  readonly contested: boolean;
  readonly via: string | null;
  readonly rationale: string | null;
  readonly qualifier: string | null;
  readonly actor: string | null;
  readonly quotation: string | null;
  readonly speaker: string | null;
  readonly sources: readonly Source[];
  readonly knownSince: number;
  readonly weight: number;
  readonly decisive: boolean;
  readonly withoutClass: StandClass;
  readonly withoutScore: number | null;
}

export interface PositionRow {
  readonly party: string;
  readonly on: string;
  readonly class: StandClass;
  readonly score: number | null;
  readonly since: string | null;
  readonly n: number;
  readonly words: number | null;
  readonly deeds: number | null;
  readonly gap: number | null;
}

export interface Explained extends Answer<PieceRow> {
  readonly position: PositionRow;
  /** Acts that bear no stance, such as having stayed away. */
  readonly participation: readonly Omit<
    PieceRow,
    'weight' | 'decisive' | 'withoutClass' | 'withoutScore'
  >[];
}
