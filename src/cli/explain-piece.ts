import type { Json, JsonObject } from '#kernel/json.js';
import { plain } from './plain.js';

const INDENT = '   ';

/** One piece of evidence: what it is, how it counts, what was said, and where that stands. */
export function pieceLines(row: JsonObject, place: number): string[] {
  const { occurredOn, kind, stance, record, knownSince } = row;
  const details = [
    joined(' · ', counting(row)),
    joined(': ', ['coded so', row['rationale']], 2),
    joined(': ', ['reservation', row['qualifier']], 2),
    quoted(row),
    joined(', ', sourceWords(row)),
    text(row['sourceUrl']),
    `record ${record}, known since sequence ${knownSince}`,
  ];
  const head = `${place}. ${occurredOn}  ${kind}  ${stance}`;
  return [head, ...details.filter((line) => line !== '').map((line) => INDENT + line)].map(plain);
}

/** An absence in one line. */
export function absenceLine({ occurredOn, record, stance, sourceTitle }: JsonObject): string {
  return plain(
    `- ${occurredOn}  ${stance}  record ${record}${sourceTitle ? `, ${sourceTitle}` : ''}`,
  );
}

function counting(row: JsonObject): readonly (Json | undefined)[] {
  const { coverage, attribution, review, contested, via, weight, decisive } = row;
  return [
    coverage,
    attribution,
    review === 'none' ? null : review,
    contested ? 'contested' : null,
    via ? `via ${via}` : null,
    `weight ${weight}${decisive ? ', decisive' : ''}`,
    `without it: ${without(row)}`,
    row['endedOn'] ? `ended on ${row['endedOn']}` : null,
  ];
}

const without = ({ withoutClass, withoutScore }: JsonObject): string =>
  withoutScore === null ? `${withoutClass}` : `${withoutClass}, score ${withoutScore}`;

/** Who spoke stands behind the words; without words there is nothing to quote. */
function quoted({ quotation, speaker, actor }: JsonObject): string {
  const who = text(speaker) || text(actor);
  if (!quotation) return who === '' ? '' : `by ${who}`;
  return who === '' ? `“${quotation}”` : `“${quotation}” (${who})`;
}

function sourceWords({ sources, sourceTitle, sourceGrade }: JsonObject) {
  const [first] = (sources ?? []) as readonly JsonObject[];
  return [sourceTitle, first?.['publisher'], sourceGrade ? `grade ${sourceGrade}` : null];
}

/** What is there, joined; nothing unless so many parts are there. */
function joined(mark: string, parts: readonly (Json | undefined)[], least = 1): string {
  const there = parts.map(text).filter((each) => each !== '');
  return there.length < least ? '' : there.join(mark);
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
