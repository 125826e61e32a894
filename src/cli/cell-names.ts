import type { Reply } from '#application/question.js';
import type { JsonObject } from '#kernel/json.js';
import { groupId, isGroup } from '#vocabulary/party.js';
import type { Access } from './access.js';

/** Party and principle of an explained position by the names that people know. */
export async function cellNames(
  { query, sequence }: Reply,
  access: Access,
): Promise<{ party: string; subject: string }> {
  const clocks = { asOf: String(query['asOf']), knownAt: String(sequence) };
  const party = String(query['country']);
  return {
    party: await partyName(party, clocks, access),
    subject: await subjectName(query, clocks.knownAt, access),
  };
}

interface Clocks {
  readonly asOf: string;
  readonly knownAt: string;
}

/** Some parties become known later than the sequence asked about; then the code must do. */
async function partyName(party: string, clocks: Clocks, access: Access): Promise<string> {
  if (isGroup(party)) {
    const { about } = await access.ask('group', { group: groupId(party), ...clocks });
    return String((about?.['group'] as JsonObject | null)?.['name'] ?? party);
  }
  const { about } = await access.ask('country', { country: party, ...clocks });
  const spells = ((about?.['country'] as JsonObject | null)?.['spells'] ?? []) as JsonObject[];
  const standing = spells.find((spell) => stands(spell, clocks.asOf)) ?? spells.at(-1);
  return String(standing?.['name'] ?? party);
}

const stands = ({ validFrom, validTo }: JsonObject, day: string): boolean =>
  String(validFrom ?? '') <= day && day <= String(validTo ?? '9999');

async function subjectName(query: JsonObject, knownAt: string, access: Access): Promise<string> {
  const { framework, ordinal } = query;
  const { rows, about } = await access.ask('framework', { framework: String(framework), knownAt });
  if (ordinal === 0) {
    const { title } = Object(about?.['framework']) as JsonObject;
    return `${framework} “${title}” as a whole`;
  }
  const row = rows.find((each) => each['ordinal'] === ordinal);
  return `${framework}/${ordinal} “${row?.['label'] ?? ''}”`;
}
