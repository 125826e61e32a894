import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { columns, question } from '../question.js';
import { frameworkAt, subjectsAsked } from './checked.js';
import { after, framework, knownAt, limitOrAll, principles, yesNo } from './params.js';

export default question({
  name: 'principles',
  path: '/frameworks/{framework}/principles',
  summary: 'Principles of a framework, by words of their labels or by tag; page on with after.',
  params: z.strictObject({
    framework,
    knownAt,
    principle: principles,
    q: z
      .string()
      .max(200)
      .optional()
      .describe('Only those whose number or label has each of these words, or their beginnings.'),
    tag: z.string().max(200).optional().describe('Only those with this tag.'),
    texts: yesNo.describe('true: with the wordings.'),
    after: after.describe('Go on after this ordinal.'),
    limit: limitOrAll(100, 1_000),
  }),
  key: ['ordinal'],
  columns: columns({
    ordinal: 'Number of the principle.',
    label: 'Short name.',
    addressee: 'Whom it addresses: states or companies.',
    tags: 'Tags.',
    texts: 'Wordings, where they are asked for: each with language, source and text.',
  }),
  answer: async (params, { model }) => {
    const entry = frameworkAt(model, params.framework, params.knownAt);
    if (params.principle) subjectsAsked(model, entry, params);
    const matching = [...entry.principles.values()].filter((each) => matches(each, params));
    const rest = matching.filter(({ ordinal }) => Number(ordinal) > params.after);
    const most = params.limit === 'all' ? rest.length : params.limit;
    const rows = rest.slice(0, most).map((each) => principleRow(each, params.texts));
    const next = rest.length > most ? Number(rows.at(-1)!.ordinal) : null;
    return {
      rows,
      about: { total: matching.length, next, tags: tagsOf(entry.principles.values()) },
    };
  },
});

interface Wanted {
  readonly principle?: readonly number[] | undefined;
  readonly q?: string | undefined;
  readonly tag?: string | undefined;
}

function matches({ ordinal, label, tags }: JsonObject, { principle, q, tag }: Wanted): boolean {
  if (principle && !principle.includes(Number(ordinal))) return false;
  if (tag !== undefined && !listOf(tags).includes(tag)) return false;
  const words = wordsOf(`${ordinal} ${label}`);
  return wordsOf(q ?? '').every((begun) => words.some((word) => word.startsWith(begun)));
}

/** Without case and accents. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const listOf = (tags: unknown): readonly string[] => (Array.isArray(tags) ? tags.map(String) : []);

function principleRow(principle: JsonObject, withTexts: boolean) {
  const { ordinal = null, label = null, addressee = null, tags = [], texts = [] } = principle;
  return { ordinal, label, addressee, tags, texts: withTexts ? texts : null };
}

/** Every tag with the number of its principles, in the order in which they come up. */
function tagsOf(principles: Iterable<JsonObject>): readonly JsonObject[] {
  const counts = new Map<string, number>();
  for (const { tags } of principles) {
    for (const tag of listOf(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([tag, count]) => ({ tag, principles: count }));
}
