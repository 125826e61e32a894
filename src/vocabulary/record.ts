import { z } from 'zod';
import { edtf } from './dated.js';
import { inOrder } from './in-order.js';
import { party } from './party.js';
import { subject } from './principle.js';
import { type Fault, rule } from './rule.js';
import { sources } from './source.js';
import { STANCES } from './stance.js';
import { ATTRIBUTIONS, COVERAGES, type Kind } from './terms.js';
import { language, slug, text, textUpTo } from './text.js';

export const bearing = z.strictObject(
  inOrder({
    on: subject,
    stance: z.enum(STANCES),
    coverage: z.enum(COVERAGES).default('named'),
    rationale: text.nullish(),
    /** A reservation or condition, in the party's words or ours. */
    qualifier: text.nullish(),
  }),
);

/** Directions of one act, each principle at most once. */
export const bearings = z.array(bearing).max(1_000).check(rule(repeated));

export const quotation = z.strictObject(
  inOrder({
    text: textUpTo(1_000),
    language: language.nullish(),
    speaker: text.nullish(),
  }),
);

export const frameworkRelation = z.strictObject(
  inOrder({
    id: slug,
    /** direct: the act is about it. coded_against: we judge the act by it. */
    relation: z.enum(['direct', 'coded_against']).default('direct'),
  }),
);

/** Data of a `…Recorded` event: one coded act of one party, the unit of evidence. */
export const record = <K extends Kind>(kind: K) =>
  z
    .strictObject(
      inOrder({
        id: slug,
        kind: z.literal(kind),
        subkind: slug.nullish(),
        party,
        covers: z.array(party).max(300).default([]),
        occurredOn: edtf,
        announcedOn: edtf.nullish(),
        inForceFrom: edtf.nullish(),
        otherDates: z.record(slug, edtf).default({}),
        bearings: bearings.default([]),
        frameworks: z.array(frameworkRelation).max(50).default([]),
        attribution: z.enum(ATTRIBUTIONS).default('self'),
        actor: text.nullish(),
        organ: slug.nullish(),
        venue: text.nullish(),
        speechAct: slug.nullish(),
        quotation: quotation.nullish(),
        sources,
        contested: z.boolean().default(false),
        tags: z.array(slug).max(50).default([]),
        notes: textUpTo(10_000).nullish(),
      }),
    )
    .check(rule(shapeFault));

export type RecordData = z.infer<ReturnType<typeof record<Kind>>>;
export type Bearing = z.infer<typeof bearing>;

function repeated(list: readonly { readonly on: string }[]): readonly Fault[] {
  if (list.length < 2) return [];
  const seen = new Set<string>();
  return list.flatMap(({ on }, index) => {
    if (!seen.has(on)) {
      seen.add(on);
      return [];
    }
    const detail = `${on} stands twice. Give each principle one bearing; an act that does both is mixed.`;
    return [{ code: 'bearing.repeated', path: [index, 'on'], detail }];
  });
}

interface Shape {
  readonly kind: Kind;
  readonly party: string;
  readonly covers: readonly unknown[];
  readonly bearings: readonly unknown[];
  readonly frameworks: readonly unknown[];
}

function shapeFault(data: Shape): Fault | undefined {
  if (data.covers.length > 0 && !data.party.startsWith('group:')) {
    return {
      path: ['covers'],
      code: 'covers.not-a-group',
      detail: `${data.party} is a country and speaks for itself alone. Leave covers empty, or record the act under a group.`,
    };
  }
  if (data.kind === 'non_participation') return undefined;
  if (data.bearings.length === 0 && data.frameworks.length === 0) {
    return {
      path: ['bearings'],
      code: 'bearing.missing',
      detail:
        'This record bears on nothing. Name at least one principle in bearings, or in frameworks the text whose points it does not take up.',
    };
  }
  return undefined;
}
