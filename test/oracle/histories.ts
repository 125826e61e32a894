import fc from 'fast-check';
import type { Command } from './apply.js';
import { isoDay } from './calendar.js';
import { lifeOf, partiesOf, subjectsOf } from './reference.js';
import type { LogEvent } from './shapes.js';

export interface HistoryOptions {
  /** Parties to choose from; few make many collisions, and who is named twice acts twice as often. Default: every country and group of the base. */
  readonly parties?: readonly string[];
  /** Subjects to choose from. Default: every principle and every framework of the base. */
  readonly subjects?: readonly string[];
  /** Greatest number of commands; default 60. */
  readonly lengthMax?: number;
  /** How many records in a hundred are about any day of the past; the others follow the days. Default 100. */
  readonly backDated?: number;
  /** How many new records in a hundred are at once ended on a day of the eleven years after theirs. Default 0. */
  readonly shortLived?: number;
}

const KINDS = ['endorsement', 'statement', 'vote', 'policy_action', 'conduct', 'non_participation'];
const STANCES = ['supports', 'leans_support', 'mixed', 'neutral', 'leans_oppose', 'opposes'];
const ATTRIBUTIONS = [
  ...['self', 'self', 'self', 'reported_by_sponsor', 'reported_by_third_party'],
  ...['reported_by_other_state', 'found_by_own_oversight_body'],
  ...['disclosed_by_leak', 'alleged_by_others'],
];
const ENDINGS = ['withdrawn', 'repealed', 'expired', 'struck_down', 'lapsed', 'superseded'];
const VERBS: readonly Command['verb'][] = [
  ...Array<'record'>(8).fill('record'),
  ...(['amend', 'amend', 'amend'] as const),
  ...(['retract', 'end', 'end', 'review', 'review'] as const),
];
/** Plain days come most often; the rest is every other form that a record may carry. */
const FORMS: readonly ((day: string, later: string) => string)[] = [
  ...Array(4).fill((day: string) => day),
  (day) => `${day}?`,
  (day) => month(day),
  (day) => `${month(day)}~`,
  (day) => `${month(day)}-XX`,
  (day) => `${year(day)}%`,
  (day) => `${year(day)}-XX`,
  (day) => (year(day) < '2020' ? `${day.slice(0, 3)}X` : year(day)),
  (day, later) => `[${day}..${later}]`,
  (day, later) => `[${month(day)}..${month(later)}]`,
  (day, later) => `${day}/${later}`,
  (day, later) => `${month(day)}~/${month(later)}~`,
];
const month = (day: string) => day.slice(0, 7);
const year = (day: string) => day.slice(0, 4);

/** A place within the days of a party: `at` in 0..999, where round numbers come often and so collide. */
const when = fc.record({
  at: fc.oneof(fc.nat(999), fc.constantFrom(100, 300, 500, 700, 900)),
  form: fc.nat(FORMS.length - 1),
  days: fc.nat(400),
});
const bearings = fc.uniqueArray(
  fc.record({
    on: fc.nat(),
    stance: fc.constantFrom(...STANCES),
    coverage: fc.constantFrom('named', 'named', 'wholesale', 'inferred'),
  }),
  { minLength: 1, maxLength: 3, selector: ({ on }) => on },
);
const step = fc.record({
  verb: fc.constantFrom(...VERBS),
  target: fc.nat(),
  again: fc.boolean(),
  kind: fc.constantFrom(...KINDS),
  party: fc.nat(),
  covers: fc.uniqueArray(fc.nat(), { maxLength: 3 }),
  occurredOn: when,
  inForceFrom: fc.option(when, { freq: 2 }),
  bearings,
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  amended: fc.constantFrom(
    ...(['occurredOn', 'inForceFrom', 'party', 'bearings', 'attribution'] as const),
    ...(['covers', 'covers'] as const),
  ),
  verdict: fc.constantFrom('confirmed', 'disputed', 'adjudicated'),
  ending: fc.constantFrom(...ENDINGS),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type When = Step['occurredOn'];

/**
 * Commands that make sense after the base: they aim at records that are there, re-record retracted ids,
 * and date acts within the life of their party. A product with stricter rules may still refuse some.
 */
export const randomCommands = (
  base: readonly LogEvent[],
  options: HistoryOptions = {},
): fc.Arbitrary<Command[]> =>
  fc
    .array(step, { minLength: 1, maxLength: options.lengthMax ?? 60, size: 'max' })
    .map((steps) => new Scribe(base, options).write(steps));

/** Turns numbers into names, keeping in mind which records there are. */
class Scribe {
  private readonly parties: readonly string[];
  private readonly subjects: readonly string[];
  /** Record id to party. */
  private readonly live = new Map<string, string>();
  private readonly retracted = new Set<string>();
  private count = 0;
  /** How far the history has come, 0 to 999. */
  private present = 0;

  constructor(
    private readonly base: readonly LogEvent[],
    private readonly options: HistoryOptions,
  ) {
    this.parties = options.parties ?? partiesOf(base);
    this.subjects = options.subjects ?? subjectsOf(base);
    for (const { type, data } of base) {
      if (KINDS.includes(String(data['kind']))) this.live.set(`${data['id']}`, `${data['party']}`);
      if (type === 'RecordRetracted') this.live.delete(`${data['record']}`);
    }
  }

  write(steps: readonly Step[]): Command[] {
    return steps.flatMap((one, index) => {
      this.present = Math.floor((index / steps.length) * 1000);
      const record = pick([...this.live.keys()], one.target);
      if (one.verb === 'record' || record === undefined) return this.lifeOf(one);
      return { verb: one.verb, record, body: this.about(record, one, one.verb) };
    });
  }

  /** A new record, and its end where it has a short life. */
  private lifeOf(one: Step): Command[] {
    const recorded = this.record(one);
    if (one.target % 100 >= (this.options.shortLived ?? 0)) return [recorded];
    const { id, party } = recorded.body as { id: string; party: string };
    const { first, last } = lifeOf(this.base, party);
    const { at, days } = one.occurredOn;
    const endedOn = isoDay(Math.min(last, dayIn({ first, last }, at) + days * 10));
    return [recorded, { verb: 'end', record: id, body: { endedOn, how: one.ending } }];
  }

  private record(one: Step): Command {
    const again = one.again ? pick([...this.retracted], one.target) : undefined;
    const id = again ?? `random-${++this.count}`;
    const party = pick(this.parties, one.party)!;
    this.retracted.delete(id);
    this.live.set(id, party);
    const { kind, attribution } = one;
    const body = { id, kind, party, covers: this.coversOf(party, one), attribution };
    const isBackDated = one.target % 100 < (this.options.backDated ?? 100);
    const at = isBackDated ? one.occurredOn.at : this.present;
    const occurredOn = this.date(party, { ...one.occurredOn, at });
    const inForce =
      one.inForceFrom && isBackDated ? { inForceFrom: this.date(party, one.inForceFrom) } : {};
    const evidence = { bearings: this.bearings(one), sources: [{ title: 'Random source' }] };
    return { verb: 'record', body: { ...body, occurredOn, ...inForce, ...evidence } };
  }

  private about(record: string, one: Step, verb: Exclude<Command['verb'], 'record'>) {
    const party = this.live.get(record)!;
    if (verb === 'amend') return { changes: this.changes(record, one), reason: 'miscoded' };
    if (verb === 'end') return { endedOn: this.date(party, one.occurredOn), how: one.ending };
    if (verb === 'review') {
      const replacement = this.bearings(one);
      return { coder: 'second-coder', verdict: one.verdict, bearings: replacement };
    }
    this.live.delete(record);
    this.retracted.add(record);
    return { reason: 'source_withdrawn' };
  }

  private changes(record: string, one: Step): Record<string, unknown> {
    const party = this.live.get(record)!;
    const dated = (date: When | null) => (date ? this.date(party, date) : null);
    if (one.amended === 'occurredOn') return { occurredOn: dated(one.occurredOn) };
    if (one.amended === 'inForceFrom') return { inForceFrom: dated(one.inForceFrom) };
    if (one.amended === 'bearings') return { bearings: this.bearings(one) };
    if (one.amended === 'attribution') return { attribution: one.attribution };
    if (one.amended === 'covers' && party.startsWith('group:')) {
      return { covers: this.coversOf(party, one) };
    }
    const holder = pick(this.parties, one.party)!;
    this.live.set(record, holder);
    return { party: holder, covers: this.coversOf(holder, one) };
  }

  private bearings({ bearings }: Step) {
    const named = bearings.map((bearing) => ({ ...bearing, on: pick(this.subjects, bearing.on)! }));
    return [...new Map(named.map((bearing) => [bearing.on, bearing])).values()];
  }

  private coversOf(party: string, { covers }: Step): string[] {
    if (!party.startsWith('group:')) return [];
    return [...new Set(covers.map((number) => pick(this.parties, number)!))];
  }

  private date(party: string, { at, form, days }: When): string {
    const { first, last } = lifeOf(this.base, party);
    const day = dayIn({ first, last }, at);
    return FORMS[form]!(isoDay(day), isoDay(Math.min(last, day + days)));
  }
}

const dayIn = ({ first, last }: { first: number; last: number }, at: number): number =>
  first + Math.floor(((last - first) * at) / 1000);

const pick = <Item>(items: readonly Item[], number: number): Item | undefined =>
  items[number % items.length];
