import type { JsonObject } from '#kernel/json.js';
import type { Row } from '#kernel/projection.js';
import { buildDirectory, type Directory } from '#positions/directory.js';
import type { Succession } from '#positions/succession.js';
import { type Day, dayOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import { groupId, isGroup } from '#vocabulary/party.js';
import { dataOf } from './framework-book.js';
import { KnownRows } from './known-rows.js';

const DIRECTORIES_MAX = 16;
const NOW = Number.MAX_SAFE_INTEGER;

/** States and groups, as known at a sequence. */
export class PartyBook {
  readonly states = new KnownRows(['code', 'spell', 'known_from']);
  readonly successions = new KnownRows(['predecessor', 'known_from']);
  readonly groups = new KnownRows(['bloc', 'known_from']);
  readonly memberships = new KnownRows(['bloc', 'party', 'started', 'known_from']);
  #spells: ReadonlyMap<string, readonly Row[]> | undefined;
  readonly #directories = new Map<string, Directory>();

  /** Sequences at which a party's own life, or with a group its membership there, was told anew; ascending. */
  changesOf(party: string, group: string | null): readonly number[] {
    if (group !== null) {
      const bloc = groupId(group);
      return this.memberships.changes((row) => row['bloc'] === bloc && row['party'] === party);
    }
    return isGroup(party)
      ? this.groups.changes((row) => row['bloc'] === groupId(party))
      : this.states.changes((row) => row['code'] === party);
  }

  /** Those with which commitments went on; what was said last of two states holds. */
  successionsAt(knownAt: number): readonly Succession[] {
    const rows = this.successions
      .at(knownAt)
      .toSorted((a, b) => (a['known_from'] as number) - (b['known_from'] as number))
      .map(dataOf);
    const said = new Map(rows.map((data) => [pairOf(data), data]));
    return [...said.values()]
      .filter((data) => data['commitmentsContinue'] === true)
      .map((data) => {
        const { first, last } = spanOf(data['on'] as string);
        const [predecessor, successor] = [String(data['predecessor']), String(data['successor'])];
        return { predecessor, successor, onFirst: first, onLast: last };
      });
  }

  /** Sequences at which those changed, or may have: where commitments never went on, nothing did. */
  successionChanges(): readonly number[] {
    const all = this.successions.all().map(dataOf);
    const continuing = new Set(all.filter((data) => data['commitmentsContinue']).map(pairOf));
    return this.successions.changes((row) => continuing.has(pairOf(dataOf(row))));
  }

  /** What is believed now of one code, oldest spell first. */
  spellsOf(code: string): readonly Row[] {
    this.#spells ??= Map.groupBy(this.states.at(NOW), (row) => row['code'] as string);
    return this.#spells.get(code) ?? [];
  }

  /** Forgets what was derived from rows that have changed. */
  putState(row: Row): void {
    this.states.put(row);
    this.#spells = undefined;
  }

  at(knownAt: number): Directory {
    const changes = [this.states, this.groups, this.memberships].map((table) => table.changes());
    const key = changes
      .map((each) => `${each.findLast((sequence) => sequence <= knownAt)}/${each.at(-1)}`)
      .join(' ');
    let directory = this.#directories.get(key);
    if (!directory) {
      directory = this.#build(knownAt);
      if (this.#directories.size >= DIRECTORIES_MAX) this.#directories.clear();
      this.#directories.set(key, directory);
    }
    return directory;
  }

  #build(knownAt: number): Directory {
    return buildDirectory({
      states: this.states.at(knownAt).map((row) => ({
        code: row['code'] as string,
        validFrom: day(row, 'valid_from'),
        validTo: day(row, 'valid_to'),
        unMemberFrom: day(row, 'un_member_from'),
        unMemberTo: day(row, 'un_member_to'),
      })),
      groups: this.groups.at(knownAt).map((row) => ({
        group: row['bloc'] as string,
        foundedFirst: row['founded_first'] as number | null,
      })),
      memberships: this.memberships.at(knownAt).map((row) => ({
        group: row['bloc'] as string,
        party: row['party'] as string,
        fromFirst: row['from_first'] as number | null,
        toLast: row['to_last'] as number | null,
        toUnknown: row['to_edtf'] === '..',
      })),
    });
  }
}

const pairOf = (data: JsonObject): string => `${data['predecessor']} ${data['successor']}`;

function day(row: Row, column: string): Day | null {
  const iso = row[column];
  return typeof iso === 'string' ? dayOf(iso) : null;
}
