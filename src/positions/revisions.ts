import type { Day } from '#vocabulary/day.js';
import type { Cell } from './cell.js';
import { buildCells } from './cells.js';
import type { Directory } from './directory.js';
import { SILENT, type Standing } from './explain.js';
import type { EvidenceIndex } from './packed/evidence-index.js';
import { isInForce } from './piece.js';
import type { Pair, Revision, RevisionCause, RevisionsQuery, Side } from './revision.js';
import { causesBy, type Versions } from './revision-causes.js';
import type { RuleSet } from './rule-sets/rule-set.js';
import { isSameStanding } from './same-standing.js';
import { subjectsOf } from './subject-order.js';
import type { World } from './world.js';

/** By subject, then party; positions that are as they were are left out. */
export const revisions = (world: World, query: RevisionsQuery): Revision[] =>
  subjectsOf(world, query.on).flatMap(revisionsOver(world, query));

/** Those of one subject: for whoever works through many, some at a time. What is the same for all is looked up once. */
export function revisionsOver(world: World, query: RevisionsQuery): (on: string) => Revision[] {
  const directories = [world.directory(query.since), world.directory(query.knownAt)] as const;
  const causesOf = causesBy(world, query);
  return (on) => {
    const before = cellsAt(world, query, { on, knownAt: query.since });
    const after = cellsAt(world, query, { on, knownAt: query.knownAt });
    const parties = [...new Set([...before.keys(), ...after.keys()])].toSorted();
    const versions = versionsOnce(world.evidence, on);
    return parties
      .map((party) => ({
        on,
        party,
        earlier: sideOf(party, before.get(party), directories[0], query.asOf),
        later: sideOf(party, after.get(party), directories[1], query.asOf),
      }))
      .filter((pair) => isWanted(pair, query))
      .flatMap((pair) => revisionOf(pair, query, () => causesOf(pair, versions())));
  };
}

/** Those of one subject, by party. */
function cellsAt(
  world: World,
  { asOf, filters, parties }: RevisionsQuery,
  { on, knownAt }: { readonly on: string; readonly knownAt: number },
): ReadonlyMap<string, Cell> {
  const cells = buildCells(world, {
    knownAt,
    lastDay: asOf,
    filters,
    on: new Set([on]),
    parties: parties && new Set(parties),
  });
  return new Map((cells.get(on) ?? []).map((cell) => [cell.party, cell]));
}

const sideOf = (party: string, cell: Cell | undefined, directory: Directory, asOf: Day): Side => ({
  exists: directory.exists(party, asOf),
  pieces: cell?.pieces.filter((piece) => isInForce(piece, asOf)) ?? [],
  directory,
});

const isWanted = ({ party, later }: Pair, { group, asOf }: RevisionsQuery): boolean =>
  group === null || later.directory.members(group, asOf).includes(party);

function revisionOf(
  pair: Pair,
  query: RevisionsQuery,
  causesOfIt: () => readonly RevisionCause[],
): Revision[] {
  const { asOf, rules, sinceRules } = query;
  const before = standing(pair.earlier, sinceRules, asOf);
  const between = standing(pair.later, sinceRules, asOf);
  const after = standing(pair.later, rules, asOf);
  const isNews = !isSameStanding(before, between);
  if (!isNews && isSameStanding(between, after)) return [];
  const causes = isNews ? causesOfIt() : [];
  const { party, on } = pair;
  return [{ party, on, before, between, after, causes }];
}

function standing({ exists, pieces }: Side, rules: RuleSet, asOf: Day): Standing {
  if (!exists || pieces.length === 0) return SILENT;
  const judged = rules.judge(pieces, asOf);
  return { class: judged.class, score: judged.score };
}

/** Versions of what bears on a subject, by record; sorted out only once a revision was found. */
function versionsOnce(all: EvidenceIndex, on: string) {
  let found: Versions | undefined;
  return () => {
    found ??= Map.groupBy(all.versionsOn(on), (it) => it.record);
    return found;
  };
}
