import type { JsonObject } from '#kernel/json.js';
import { Refusal } from '#kernel/refusal.js';
import { frameworkEntry } from '../imports/framework-entry.js';
import type { Mapping } from '../imports/mapping.js';
import type { Access } from './access.js';

/** What a mapping publishes first, of one sort. */
interface Sort {
  readonly noun: string;
  readonly type: string;
  /** The question that tells those that are there. */
  readonly question: string;
}

const FRAMEWORK: Sort = {
  noun: 'framework',
  type: 'FrameworkPublished',
  question: 'frameworks',
};
const GROUP: Sort = { noun: 'group', type: 'GroupFounded', question: 'groups' };

/** A framework or group of a mapping, and the event that publishes it. */
export interface Founding {
  readonly name: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** Frameworks and groups of the mapping that are not there yet; tables of principles lie in the folder. */
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
  { noun, type, question }: Sort,
  given: readonly JsonObject[],
  access: Access,
): Promise<readonly Founding[]> {
  if (given.length === 0) return [];
  const { rows } = await access.ask(question, {});
  const there = new Set(rows.map(({ id }) => id));
  return given
    .filter(({ id }) => !there.has(id ?? null))
    .map((data) => ({ name: `${noun} "${data['id']}"`, type, data }));
}

/** Publishes it, unless somebody else has in the meantime. */
export async function publish({ type, data }: Founding, access: Access): Promise<void> {
  try {
    await access.submit({ type, data });
  } catch (error) {
    if (!(error instanceof Refusal) || !THERE.has(error.code)) throw error;
  }
}

const THERE = new Set(['framework.exists', 'group.exists']);
