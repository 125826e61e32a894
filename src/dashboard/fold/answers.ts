import type { StandClass } from '../words/classes.js';

/** Rows of our own answers, as far as the page looks into them. docs/catalogue.md says what they mean. */
export interface ChangeRow {
  /** Null on the known axis. */
  readonly date: string | null;
  readonly party: string;
  readonly on: string;
  readonly before: StandClass;
  readonly after: StandClass;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly kinds: readonly string[];
  readonly causes: readonly (string | RevisionCause)[];
}

export interface RevisionCause {
  readonly kind: string;
  readonly sequence: number | null;
  readonly type: string | null;
  readonly record: string | null;
  readonly reason: string | null;
  readonly recordedAt: string | null;
}

export interface StateRow {
  readonly code: string;
  readonly name: string;
  readonly alpha2: string | null;
  readonly aliases: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly unMemberFrom: string | null;
  readonly unMemberTo: string | null;
  readonly region: string | null;
  readonly subregion: string | null;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly members: number;
}

export interface FrameworkRow {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly announcedOn: string;
  readonly principles: number;
  /** Event of its publication. */
  readonly sequence: number;
}

export interface PrincipleRow {
  readonly ordinal: number;
  readonly label: string;
  readonly addressee: string | null;
  readonly tags: readonly string[];
}

/** What every answer says beside its rows. */
export interface Answer<Row> {
  readonly sequence: number;
  readonly rows: readonly Row[];
  readonly links: Readonly<Record<string, string>>;
}
