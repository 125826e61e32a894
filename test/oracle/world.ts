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

interface StateSpell {
  readonly code: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly unMemberFrom?: string | null;
  readonly unMemberTo?: string | null;
}

interface Membership {
  readonly group: string;
  readonly party: string;
  readonly from: string;
  to: string | undefined;
}

/** Everything that the log had told by a sequence. */
export interface World {
  readonly records: readonly RecordState[];
  readonly spells: readonly StateSpell[];
  /** Group id to the day of its founding, as written. */
  readonly founded: ReadonlyMap<string, string>;
  readonly memberships: readonly Membership[];
  /** Framework id to the ordinals of its principles. */
  readonly frameworks: ReadonlyMap<string, ReadonlySet<number>>;
}

export function worldAt(events: readonly LogEvent[], knownAt: number): World {
  const known = events.filter(({ sequence }) => sequence <= knownAt);
  known.sort((a, b) => a.sequence - b.sequence);
  return {
    records: recordsOf(known),
    spells: spellsOf(known),
    founded: foundedOf(known),
    memberships: membershipsOf(known),
    frameworks: frameworksOf(known),
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
  else if (type === 'RecordEnded') state.endedOn = data.endedOn as string;
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
    const spell = data as unknown as StateSpell;
    spells.set(`${spell.code} ${spell.validFrom ?? ''}`, spell);
  }
  return [...spells.values()];
}

function foundedOf(known: readonly LogEvent[]): Map<string, string> {
  const founded = new Map<string, string>();
  for (const { type, data } of known) {
    if (type === 'GroupFounded') founded.set(data.id as string, data.foundedOn as string);
  }
  return founded;
}

/** An end closes the latest spell of that party in that group which is still open. */
function membershipsOf(known: readonly LogEvent[]): Membership[] {
  const spells: Membership[] = [];
  for (const { type, data } of known) {
    const { group, party, from, to } = data as Record<string, string>;
    if (type === 'MembershipStarted') {
      spells.push({ group: group!, party: party!, from: from!, to: undefined });
    }
    if (type === 'MembershipEnded') {
      const open = spells.findLast(
        (spell) => spell.group === group && spell.party === party && spell.to === undefined,
      );
      if (open) open.to = to;
    }
  }
  return spells;
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

/** Whether a country stood in the state system, or a group had been founded, on that day. */
export function existsOn(world: World, party: string, day: number): boolean {
  if (party.startsWith('group:')) {
    const foundedOn = world.founded.get(party.slice('group:'.length));
    if (foundedOn === undefined) return false;
    return foundedOn === '..' || bounds(foundedOn).first <= day;
  }
  return world.spells.some(
    ({ code, validFrom, validTo }) => code === party && within(day, validFrom, validTo),
  );
}

/** Both ends are days of the spell; a missing end is open. */
const within = (day: number, from?: string | null, to?: string | null): boolean =>
  (!from || dayOf(from) <= day) && (!to || day <= dayOf(to));

export const isUnMember = (world: World, party: string, day: number): boolean =>
  world.spells.some(
    ({ code, unMemberFrom, unMemberTo }) =>
      code === party && Boolean(unMemberFrom) && within(day, unMemberFrom, unMemberTo),
  );

export const isMember = (world: World, group: string, [party, day]: [string, number]): boolean =>
  existsOn(world, party, day) &&
  world.memberships.some(
    (spell) => spell.group === group && spell.party === party && lasts(spell, day),
  );

function lasts({ from, to }: Membership, day: number): boolean {
  if (to === '..') return false;
  const begun = from === '..' || bounds(from).first <= day;
  return begun && (to === undefined || day <= bounds(to).last);
}

/** Every code that was ever listed and every group ever founded, in ascending order of code. */
export function everyParty(world: World): string[] {
  const groups = [...world.founded.keys()].map((id) => `group:${id}`);
  return [...new Set([...world.spells.map(({ code }) => code), ...groups])].sort();
}
