import type { Json, JsonObject } from '#kernel/json.js';
import { Refusal } from '#kernel/refusal.js';
import { frameworkEntry } from '../imports/framework-entry.js';
import type { Mapping } from '../imports/mapping.js';
import type { Access } from './access.js';
import { talk } from './talk.js';

/** What a mapping publishes first, of one sort. */
interface Sort {
  readonly noun: string;
  readonly type: string;
  /** The question that tells those that are there. */
  readonly question: string;
  /** What is held against those. */
  readonly fields: readonly string[];
}

const FRAMEWORK: Sort = {
  noun: 'framework',
  type: 'FrameworkPublished',
  question: 'frameworks',
  fields: ['title', 'issuer', 'announcedOn'],
};
const GROUP: Sort = {
  noun: 'group',
  type: 'GroupFounded',
  question: 'groups',
  fields: ['name', 'foundedOn'],
};

/** A framework or group of a mapping, and the event that publishes it. */
export interface Founding {
  readonly name: string;
  readonly type: string;
  readonly data: JsonObject;
}

/**
 * Frameworks and groups of the mapping that are not there yet; tables of principles lie in the folder. Says where one
 * that is there is not as the mapping has it.
 */
export async function absentFoundings(
  mapping: Mapping,
  folder: string,
  access: Access,
): Promise<readonly Founding[]> {
  const frameworks: JsonObject[] = [];
  for (const each of mapping.framework) {
    frameworks.push(await frameworkEntry(each, mapping, folder));
  }
  return [
    ...(await absentOf(FRAMEWORK, frameworks, access)),
    ...(await absentOf(GROUP, mapping.group, access)),
  ];
}

async function absentOf(
  { noun, type, question, fields }: Sort,
  given: readonly JsonObject[],
  access: Access,
): Promise<readonly Founding[]> {
  if (given.length === 0) return [];
  const { rows } = await access.ask(question, {});
  const there = new Map(rows.map((row) => [row['id'], row]));
  const foundings = given.map((data) => ({ name: `${noun} "${data['id']}"`, type, data }));
  return foundings.filter(({ name, data }) => {
    const kept = there.get(data['id']);
    if (kept) tellKept(name, differences(fields, data, kept));
    return kept === undefined;
  });
}

function tellKept(name: string, different: readonly string[]): void {
  if (different.length === 0) return;
  talk(
    `The ${name} is there already and is kept as it is, though the mapping differs: ${different.join('; ')}.`,
  );
}

/** What the mapping leaves open makes no difference. */
const differences = (fields: readonly string[], given: JsonObject, kept: JsonObject): string[] =>
  fields
    .filter((field) => !OPEN.has(given[field]) && given[field] !== kept[field])
    .map((field) => `${field} is ${quoted(kept[field])} there, and ${quoted(given[field])} here`);

const OPEN: ReadonlySet<unknown> = new Set([undefined, '..']);

const quoted = (value: Json | undefined): string => (value == null ? 'not given' : `"${value}"`);

/** Publishes it, unless somebody else has in the meantime. */
export async function publish({ type, data }: Founding, access: Access): Promise<void> {
  try {
    await access.submit({ type, data });
  } catch (error) {
    if (!(error instanceof Refusal) || !THERE.has(error.code)) throw error;
  }
}

const THERE = new Set(['framework.exists', 'group.exists']);
