/** One line of data/gids/source/events.ndjson, as the coders left it. */
export interface CorpusEvent {
  id: string;
  kind: string;
  subkind: string | null;
  country: string;
  covers: string[];
  date: string;
  date_basis: string;
  other_dates: Record<string, string>;
  frameworks: { id: string; relation: string }[];
  principles: { principle: number; direction: string; coverage: string }[];
  rationale: string;
  actor: string | null;
  venue: string | null;
  speech_act: string | null;
  attribution: string;
  status: string | null;
  quotation: { text: string; language: string | null; speaker: string | null } | null;
  source: CorpusSource;
  other_sources: CorpusSource[];
  seen_extent: string;
  details_from_memory: string[];
  relations: { type: string; id: string }[];
  contested_coding: boolean;
  notes: string | null;
}

export interface CorpusSource {
  title: string;
  title_basis: string;
  publisher: string | null;
  url: string | null;
  date: string | null;
  grade: string;
}

/** One row of data/reference/groups.csv. */
export interface MembershipRow {
  group: string;
  name: string;
  kind: string;
  party: string;
  joined: string;
  left: string;
  note: string;
}

/** What the log takes: the name of an event type and its data. */
export interface EventBody {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the event definition's business, and the spec parses it there.
  data: Record<string, any>;
}

/** Parties that belonged to a group on a day (YYYY-MM-DD). */
export type MembersOn = (group: string, day: string) => string[];

export interface Ending {
  record: string;
  by: string;
  how: string;
  reason: string;
}
