import type { JsonObject } from '#kernel/json.js';
import { endsOf } from './continuing-states.js';
import type { StateSpell, StateSuccession } from './state-spell.js';

export interface NamedGroup {
  readonly id: string;
  readonly name: string;
}

/** What parties are found by. */
export interface PartyFacts {
  readonly spells: readonly StateSpell[];
  /** Of states that ended. */
  readonly successions?: readonly StateSuccession[];
  readonly groups?: readonly NamedGroup[];
}

/** Asks a question of the application. */
export type Ask = (
  question: string,
  params: Readonly<Record<string, string>>,
) => Promise<{ readonly rows: readonly JsonObject[]; readonly about?: JsonObject }>;

/** Every spell of every state, what followed those that ended, and all groups, as known now. */
export async function partyFacts(ask: Ask): Promise<Required<PartyFacts>> {
  const rowsOf = async <Row>(question: string, params: Record<string, string>) =>
    (await ask(question, params)).rows as unknown as readonly Row[];
  const spells = await rowsOf<StateSpell>('countries', { all: 'true' });
  const groups = await rowsOf<NamedGroup>('groups', {});
  const successions: StateSuccession[] = [];
  for (const country of endsOf(spells).keys()) {
    const { about } = await ask('country', { country });
    const told = about?.['country'] as unknown as { successions: readonly StateSuccession[] };
    successions.push(...told.successions.filter(({ predecessor }) => predecessor === country));
  }
  return { spells, successions, groups };
}
