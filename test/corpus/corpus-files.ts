import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CorpusEvent, Ending, EventBody, MembershipRow } from '../../scripts/corpus/types.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const textOf = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');

const linesOf = <T>(path: string): T[] =>
  textOf(path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

export const corpus = linesOf<CorpusEvent>('data/gids/source/events.ndjson');
export const published = linesOf<EventBody>('data/gids/records.ndjson');
export const reference = linesOf<EventBody>('data/reference/events.ndjson');

export const records = published.filter(({ data }) => 'kind' in data).map(({ data }) => data);
export const dataOf = (events: EventBody[], type: string) =>
  events.filter((event) => event.type === type).map(({ data }) => data);

type Json = CorpusEvent & EventBody;

/** The conversion is plain JavaScript without declarations; these are the parts that the specs call. */
interface Modules {
  build: { build(root: string): Map<string, string>; differing(root: string): string[] };
  endings: { ENDINGS: Ending[]; NOT_ENDED: Record<string, string> };
  support: {
    SUPPORTING_ACTS: Record<string, Record<string, string>>;
    NO_SUPPORT: Record<string, string>;
  };
  decisions: {
    KIND_RULES: Record<string, { reason: string }>;
    WITHDRAWAL_RULES: Record<string, { reason: string }>;
    DATE_DECISIONS: Record<string, { date: string; reason: string }>;
  };
  record: { toRecord(event: Json, membersOn: () => string[]): EventBody };
  reference: { groupEvents(rows: MembershipRow[]): EventBody[] };
  days: { firstDay(edtf: string): string; lastDay(edtf: string): string };
}

export async function script<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  return (await import(`../../scripts/corpus/${name}.js`)) as Modules[Name];
}
