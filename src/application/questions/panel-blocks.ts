import type { Panel, PanelCell } from '#positions/panel.js';
import { Turns } from '../turns.js';

/** A country with the codes that its rows begin with. */
export interface PanelUnit {
  readonly iso3: string;
  readonly codes: Readonly<Record<string, string | number | null>>;
}

/** A part of a panel: some principles, countries and periods. */
export interface PanelBlock {
  readonly on: readonly string[];
  readonly units: readonly PanelUnit[];
  /** Periods, as indexes; the last one is exclusive. */
  readonly begin: number;
  readonly end: number;
}

/** What one country holds on one principle in one period of a block, each by its index there. */
export type CellAt = (subject: number, unit: number, at: number) => PanelCell;

/** More of them at once would take more memory and save no time. */
const CELLS_HELD = 100_000;

/** Parts that are held one after another, so that rows by principle, then country, then period come in order. */
export function* longBlocks({ on, units, begin, end }: PanelBlock): Generator<PanelBlock> {
  const periods = end - begin;
  for (const some of cut(on, periods * units.length)) {
    for (const few of cut(units, periods * some.length)) yield { on: some, units: few, begin, end };
  }
}

/** The same for rows by country, then period, each with all principles. */
export function* wideBlocks({ on, units, begin, end }: PanelBlock): Generator<PanelBlock> {
  const periods = Array.from({ length: end - begin }, (_, at) => begin + at);
  for (const few of cut(units, periods.length * on.length)) {
    for (const days of cut(periods, few.length * on.length)) {
      yield { on, units: few, begin: days[0]!, end: days.at(-1)! + 1 };
    }
  }
}

/** So many at a time as may be held, by the number of cells that each has; one at least. */
function* cut<Item>(items: readonly Item[], cellsEach: number): Generator<readonly Item[]> {
  const size = Math.max(1, Math.floor(CELLS_HELD / cellsEach));
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** Works out a part; between two periods others get their turn. */
export async function held(panel: Panel, block: PanelBlock): Promise<CellAt> {
  const { on, units, begin, end } = block;
  const cellsAt = panel.part(
    on,
    units.map(({ iso3 }) => iso3),
  );
  const periods: (readonly PanelCell[])[] = [];
  const turns = new Turns();
  for (let at = begin; at < end; at += 1) {
    periods.push(likeBefore(cellsAt(at), periods.at(-1)));
    await turns.next();
  }
  return (subject, unit, at) => periods[at - begin]![subject * units.length + unit]!;
}

/** Most cells are as they were in the period before: then they are the same object, and take no room. */
const likeBefore = (
  cells: readonly PanelCell[],
  before: readonly PanelCell[] | undefined,
): readonly PanelCell[] =>
  before === undefined
    ? cells
    : cells.map((cell, at) => (isSame(cell, before[at]!) ? before[at]! : cell));

const isSame = (a: PanelCell, b: PanelCell): boolean =>
  a.class === b.class && a.score === b.score && a.n === b.n && a.missingReason === b.missingReason;
