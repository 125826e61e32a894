import { bounds, dayOf, intervalEnd, isoDay } from './calendar.js';
import { type Cell, piecesOf, type Standing, standingOn } from './cell.js';
import type { LogEvent, PositionRow, Query, TimelineQuery, TimelineRow } from './shapes.js';
import { everyParty, existsOn, isMember, isUnMember, type World, worldAt } from './world.js';

/** Rows for every party with a position on `asOf`, by subject (the whole framework first), then party. */
export function naivePositions(
  events: readonly LogEvent[],
  framework: string,
  query: Query,
): PositionRow[] {
  const world = worldAt(events, query.knownAt);
  const day = dayOf(query.asOf);
  // Whoever is asked for by name is told of, if there was such a party on that day.
  const isExpected = query.countries ? existsOn : isUnMember;
  const isShown = (row: PositionRow) =>
    row.class !== 'silent' || (query.silent === true && isExpected(world, row.party, day));
  const parties = everyParty(world).filter((party) => isAskedFor(world, query, [party, day]));
  return subjectsOf(world, framework, query)
    .flatMap((on) => parties.map((party) => positionRow({ world, query, party, on }, day)))
    .filter(isShown);
}

/** The framework as a whole, where a record bears on it or it has no principles; then the principles by number. */
function subjectsOf(world: World, framework: string, { principles }: Query): string[] {
  const ordinals = world.frameworks.get(framework);
  const published = [...(ordinals ?? [])].map((ordinal) => `${framework}/${ordinal}`);
  const whole = ordinals?.size === 0 ? [framework] : [];
  const borneOn = world.records
    .filter(({ retracted }) => !retracted)
    .flatMap(({ data }) => (data.bearings ?? []).map(({ on }) => on))
    .filter((on) => on.split('/')[0] === framework);
  const ordinalOf = (on: string) => Number(on.split('/')[1] ?? 0);
  return [...new Set([...whole, ...published, ...borneOn])]
    .filter((on) => principles === undefined || principles.includes(ordinalOf(on)))
    .sort((a, b) => ordinalOf(a) - ordinalOf(b));
}

/** Whether the country and group filters let the party through on that day. */
function isAskedFor(world: World, query: Query, [party, day]: [string, number]): boolean {
  if (query.countries && !query.countries.includes(party)) return false;
  if (query.group === undefined) return true;
  const fixed = /^fixed:(.+)$/.exec(query.membership ?? 'day');
  return isMember(world, query.group, [party, fixed ? dayOf(fixed[1]!) : day]);
}

function positionRow(cell: Cell, day: number): PositionRow {
  const { party, on } = cell;
  const standing = standingOn(cell, day);
  const words = scoreUnder(cell, 'words', day);
  const deeds = scoreUnder(cell, 'deeds', day);
  const gap = words === null || deeds === null ? null : words - deeds;
  const since = standing.class === 'silent' ? null : isoDay(firstDayOf(cell, standing, day));
  const { score, basis } = standing;
  return {
    ...{ party, on, class: standing.class, score, since },
    ...{ n: basis.length, words, deeds, gap, basis },
  };
}

function scoreUnder(cell: Cell, channel: 'words' | 'deeds', day: number): number | null {
  const standing = standingOn({ ...cell, query: { ...cell.query, channel } }, day);
  return standing.class === 'insufficient' ? null : standing.score;
}

/** Walks back a day at a time for as long as the class stays the same. */
function firstDayOf(cell: Cell, standing: Standing, day: number): number {
  const pieces = piecesOf(cell);
  let first = day;
  while (standingOn(cell, first - 1, pieces).class === standing.class) first -= 1;
  return first;
}

/** Rows by subject, then date: the last day of each interval, the running one cut at `to` or `asOf`. */
export function naiveTimeline(
  events: readonly LogEvent[],
  framework: string,
  query: TimelineQuery,
): TimelineRow[] {
  const world = worldAt(events, query.knownAt);
  const end = Math.min(dayOf(query.to), dayOf(query.asOf));
  const rows: TimelineRow[] = [];
  for (const on of subjectsOf(world, framework, query)) {
    let day = bounds(query.from).first;
    while (day <= end) {
      const point = Math.min(intervalEnd(query.interval, day), end);
      rows.push(timelineRow({ world, query, party: '', on }, query, point));
      day = point + 1;
    }
  }
  return rows;
}

function timelineRow(subject: Cell, query: TimelineQuery, day: number): TimelineRow {
  const { world, on } = subject;
  const roster: Standing[] = [];
  const outside: string[] = [];
  for (const party of everyParty(world)) {
    const cell = { ...subject, party };
    const standing = standingOn(cell, day);
    if (isOnRoster(cell, query, day)) roster.push(standing);
    else if (standing.class !== 'silent') outside.push(party);
  }
  return { on, date: isoDay(day), ...counted(roster), ...averaged(roster), outside };
}

function isOnRoster(cell: Cell, query: TimelineQuery, day: number): boolean {
  const { world, party } = cell;
  if (!isAskedFor(world, query, [party, day])) return false;
  if (query.roster === 'un') return isUnMember(world, party, day);
  if (!existsOn(world, party, day)) return false;
  if (query.roster === 'states') return !party.startsWith('group:');
  return piecesOf(cell).some(({ from }) => from <= day);
}

function counted(roster: readonly Standing[]) {
  const count = (name: string) => roster.filter((standing) => standing.class === name).length;
  return {
    supports: count('supports'),
    leansSupport: count('leans_support'),
    mixed: count('mixed'),
    neutral: count('neutral'),
    leansOppose: count('leans_oppose'),
    opposes: count('opposes'),
    insufficient: count('insufficient'),
    silent: count('silent'),
    roster: roster.length,
  };
}

function averaged(roster: readonly Standing[]) {
  const speaking = roster.filter((standing) => standing.class !== 'silent');
  const known = speaking.filter((standing) => standing.class !== 'insufficient');
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const total = known.reduce((sum, { score }) => sum + score!, 0);
  const supporters = known.filter(({ score }) => score! > 0);
  return {
    meanScore: share(total, known.length),
    supportShare: share(supporters.length, roster.length),
    coverage: share(speaking.length, roster.length),
  };
}
