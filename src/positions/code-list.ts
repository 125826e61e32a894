import type { Day } from '#vocabulary/day.js';
import { lowerBound } from './bisect.js';
import { holdsOn, type Spell } from './spell.js';

/**
 * Which codes are on a list on a day. It changes on few days, so one answer is kept per stretch between changes;
 * days of one stretch get the very same array.
 */
export class CodeList {
  /** Days on which a code comes or goes, ascending. */
  readonly turns: readonly Day[];
  private readonly answers = new Map<number, readonly string[]>();

  constructor(private readonly entries: readonly { code: string; spell: Spell }[]) {
    const days = new Set<Day>();
    for (const { spell } of entries) days.add(spell.first).add(spell.last + 1);
    this.turns = [...days].filter(Number.isFinite).toSorted((a, b) => a - b);
  }

  /** Ascending, each code once. */
  on(day: Day): readonly string[] {
    const stretch = lowerBound(this.turns, day + 1);
    const known = this.answers.get(stretch);
    if (known) return known;
    const codes = new Set<string>();
    for (const { code, spell } of this.entries) if (holdsOn(spell, day)) codes.add(code);
    const answer = [...codes].toSorted();
    this.answers.set(stretch, answer);
    return answer;
  }
}
