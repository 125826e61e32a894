import { bounds, dayOf } from './calendar.js';
import type { Bearing, LogEvent, RecordData } from './shapes.js';

/** A record as its stream left it. */
export interface RecordState {
  readonly firstSequence: number;
  data: RecordData;
  retracted: boolean;
  endedOn: string | undefined;
  verdict: string | undefined;
}

/** Both ends of a spell are days of it; an open end is infinite. */
interface Spell {
  readonly from: number;
  to: number;
}

interface StateSpell {
  readonly code: string;
  readonly life: Spell;
  /** Absent for a state that never sat in the UN during this spell. */
  readonly un: Spell | undefined;
}

interface Membership extends Spell {
  readonly group: string;
  readonly party: string;
}

/** Everything that the log had told by a sequence. */
export interface World {
  readonly records: readonly RecordState[];
  readonly spells: readonly StateSpell[];
  /** Group id to its first day. */
  readonly founded: ReadonlyMap<string, number>;
  readonly memberships: readonly Membership[];
  /** Framework id to the ordinals of its principles. */
  readonly frameworks: ReadonlyMap<string, ReadonlySet<number>>;
  readonly mappings: readonly Mapping[];
}

/** `from` is exactly, or broader or narrower than, or related to `to`. */
export interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
}

const ALWAYS = Number.NEGATIVE_INFINITY;
const NEVER = Number.POSITIVE_INFINITY;
const holds = ({ from, to }: Spell, day: number): boolean => from <= day && day <= to;
const firstDay = (edtf: string): number => (edtf === '..' ? ALWAYS : bounds(edtf).first);

export function worldAt(events: readonly LogEvent[], knownAt: number): World {
  const known = events.filter(({ sequence }) => sequence <= knownAt);
  known.sort((a, b) => a.sequence - b.sequence);
  return {
    records: recordsOf(known),
    spells: spellsOf(known),
    founded: foundedOf(known),
    memberships: membershipsOf(known),
    frameworks: frameworksOf(known),
    mappings: mappingsOf(known),
  };
}

function recordsOf(known: readonly LogEvent[]): RecordState[] {
  const records = new Map<string, RecordState>();
  for (const event of known) {
    if (!event.stream.startsWith('record/')) continue;
    const state = records.get(event.stream) ?? blank(event.sequence);
    records.set(event.stream, state);
    tell(state, event);
  }
  return [...records.values()];
}

const blank = (firstSequence: number): RecordState => ({
  firstSequence,
  data: { id: '', kind: '', party: '', occurredOn: '' },
  retracted: true,
  endedOn: undefined,
  verdict: undefined,
});

function tell(state: RecordState, { type, data }: LogEvent): void {
  if (type === 'RecordAmended') state.data = mergePatch(state.data, data.changes) as RecordData;
  else if (type === 'RecordRetracted') state.retracted = true;
  else if (type === 'RecordEnded') state.endedOn = (data.endedOn as string | null) ?? undefined;
  else if (type === 'RecordReviewed') review(state, data);
  else if (type !== 'RecordsLinked') {
    state.data = data as unknown as RecordData;
    state.retracted = false;
    state.endedOn = undefined;
    state.verdict = undefined;
  }
}

function review(state: RecordState, data: LogEvent['data']): void {
  state.verdict = data.verdict as string;
  if (data.verdict !== 'adjudicated') return;
  state.data = { ...state.data, bearings: (data.bearings ?? []) as Bearing[] };
}

/** RFC 7396: objects merge, null removes, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A spell of a state is named by its code and first day; listing it again corrects it. */
function spellsOf(known: readonly LogEvent[]): StateSpell[] {
  const spells = new Map<string, StateSpell>();
  for (const { type, data } of known) {
    if (type !== 'StateListed') continue;
    const { code, validFrom, validTo, unMemberFrom, unMemberTo } = data as Record<string, string>;
    const spell = (from?: string, to?: string) => ({
      from: from ? dayOf(from) : ALWAYS,
      to: to ? dayOf(to) : NEVER,
    });
    const un = unMemberFrom ? spell(unMemberFrom, unMemberTo) : undefined;
    const life = spell(validFrom, validTo);
    spells.set(`${code} ${validFrom ?? ''}`, { code: code!, life, un });
  }
  return [...spells.values()];
}

function foundedOf(known: readonly LogEvent[]): Map<string, number> {
  const founded = new Map<string, number>();
  for (const { type, data } of known) {
    if (type === 'GroupFounded') founded.set(`${data.id}`, firstDay(`${data.foundedOn}`));
  }
  return founded;
}

function membershipsOf(known: readonly LogEvent[]): Membership[] {
  const spells: Membership[] = [];
  for (const { type, data } of known) {
    const { group = '', party = '', from = '', to = '' } = data as Record<string, string>;
    if (type === 'MembershipStarted')
      spells.push({ group, party, from: firstDay(from), to: NEVER });
    if (type === 'MembershipEnded') close(spells, { group, party }, to);
  }
  return spells;
}

/** Closes the latest spell of that party in that group which is still open; an unknown end leaves it no day. */
function close(spells: readonly Membership[], who: { group: string; party: string }, to: string) {
  const open = spells.findLast(
    (spell) => spell.group === who.group && spell.party === who.party && spell.to === NEVER,
  );
  if (open) open.to = to === '..' ? ALWAYS : bounds(to).last;
}

function frameworksOf(known: readonly LogEvent[]): Map<string, Set<number>> {
  const frameworks = new Map<string, Set<number>>();
  for (const { type, data } of known) {
    if (type === 'FrameworkPublished') {
      const principles = (data.principles ?? []) as { ordinal: number }[];
      frameworks.set(data.id as string, new Set(principles.map(({ ordinal }) => ordinal)));
    }
    if (type === 'PrincipleAdded') {
      const { ordinal } = data.principle as { ordinal: number };
      frameworks.get(data.framework as string)?.add(ordinal);
    }
  }
  return frameworks;
}

/** Each crosswalk as it was published last. */
function mappingsOf(known: readonly LogEvent[]): Mapping[] {
  const published = new Map<string, readonly Mapping[]>();
  for (const { type, data } of known) {
    if (type !== 'CrosswalkPublished') continue;
    published.set(String(data.id), data.mappings as readonly Mapping[]);
  }
  return [...published.values()].flat();
}

/** Whether a country stood in the state system, or a group had been founded, on that day. */
export function existsOn(world: World, party: string, day: number): boolean {
  if (party.startsWith('group:')) {
    return (world.founded.get(party.slice('group:'.length)) ?? NEVER) <= day;
  }
  return world.spells.some(({ code, life }) => code === party && holds(life, day));
}

export const isUnMember = (world: World, party: string, day: number): boolean =>
  world.spells.some(({ code, un }) => code === party && un !== undefined && holds(un, day));

export const isMember = (world: World, group: string, [party, day]: [string, number]): boolean =>
  existsOn(world, party, day) &&
  world.memberships.some(
    (spell) => spell.group === group && spell.party === party && holds(spell, day),
  );

/** Every code that was ever listed and every group ever founded, in ascending order of code. */
export function everyParty(world: World): string[] {
  const groups = [...world.founded.keys()].map((id) => `group:${id}`);
  return [...new Set([...world.spells.map(({ code }) => code), ...groups])].sort();
}
