import type { World } from '../world.js';
import { ABSTAIN, type ChoicesQuery, choicesAt, NO, YES } from './choices.js';

export interface CohesionQuery extends Omit<ChoicesQuery, 'parties'> {
  readonly group: string;
}

export interface Cohesion {
  /** Members on `asOf`, ascending. */
  readonly members: readonly string[];
  readonly rows: readonly CohesionRow[];
}

/** How closely a group stood together on one subject. */
export interface CohesionRow {
  readonly on: string;
  readonly members: number;
  readonly yes: number;
  readonly abstain: number;
  readonly no: number;
  /** Members that made a choice. */
  readonly n: number;
  /** n / members; null when the group had none. */
  readonly coverage: number | null;
  readonly agreementIndex: number | null;
  readonly rice: number | null;
}

/** By subject. */
export function cohesion(world: World, query: CohesionQuery): Cohesion {
  const members = world.directory(query.knownAt).members(query.group, query.asOf);
  const choices = choicesAt(world, { ...query, parties: new Set(members) });
  const rows = choices.subjects.map((on, at) => {
    const made = [...choices.byParty.values()].map((own) => own[at]);
    const count = (choice: number) => made.filter((each) => each === choice).length;
    const [yes, abstain, no] = [count(YES), count(ABSTAIN), count(NO)];
    const n = yes + abstain + no;
    return {
      on,
      members: members.length,
      yes,
      abstain,
      no,
      n,
      coverage: members.length === 0 ? null : n / members.length,
      agreementIndex: agreementIndex(yes, no, abstain),
      rice: rice(yes, no),
    };
  });
  return { members, rows };
}

/** Hix, Noury and Roland's AI: 1 when all choose the same, 0 when all three choices are equal; null without any. */
export function agreementIndex(yes: number, no: number, abstain: number): number | null {
  const n = yes + no + abstain;
  const most = Math.max(yes, no, abstain);
  return n === 0 ? null : (most - (n - most) / 2) / n;
}

/** Rice's index of cohesion, which leaves abstentions out; null without yes and no. */
export function rice(yes: number, no: number): number | null {
  return yes + no === 0 ? null : Math.abs(yes - no) / (yes + no);
}
