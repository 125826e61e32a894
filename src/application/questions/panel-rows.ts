import type { Json, JsonObject } from '#kernel/json.js';
import type { Panel } from '#positions/panel.js';
import { periodNumber } from '#positions/period-number.js';
import { isoOf } from '#vocabulary/day.js';
import { ordinalOf } from '#vocabulary/principle.js';
import { PAGE_ROWS, pagesFrom } from '../pages-by-subject.js';
import type { Pages } from '../question.js';
import { type CellAt, held, longBlocks, type PanelBlock, wideBlocks } from './panel-blocks.js';

/** How a panel is laid out: in which parts it is worked out, and the rows of each. */
interface Layout {
  readonly blocks: (whole: PanelBlock) => Iterable<PanelBlock>;
  readonly rows: (panel: Panel, block: PanelBlock, cellAt: CellAt) => Iterable<JsonObject>;
  /** How many of them make a page. */
  readonly pageRows: (on: readonly string[]) => number;
}

/** One row for each principle, country and period, in this order. */
export const LONG: Layout = { blocks: longBlocks, rows: longRows, pageRows: () => PAGE_ROWS };

/** One row for each country and period, with columns for each principle. */
export const WIDE: Layout = {
  blocks: wideBlocks,
  rows: wideRows,
  pageRows: (on) => Math.ceil(PAGE_ROWS / on.length),
};

/** Nobody holds more of a panel than a part of it and a page of its rows. */
export const panelPages = (
  panel: Panel,
  { on, units }: Pick<PanelBlock, 'on' | 'units'>,
  { blocks, rows, pageRows }: Layout,
): Pages =>
  pagesFrom(
    blocks({ on, units, begin: 0, end: panel.dates.length }),
    async (block) => rows(panel, block, await held(panel, block)),
    pageRows(on),
  );

function* longRows(panel: Panel, block: PanelBlock, cellAt: CellAt): Generator<JsonObject> {
  const periods = periodsOf(panel, block);
  for (const [subject, on] of block.on.entries()) {
    const ordinal = numberOf(on);
    for (const [unit, { codes }] of block.units.entries()) {
      for (const { at, ...period } of periods) {
        yield { ...codes, ...period, on, ordinal, ...cellAt(subject, unit, at) };
      }
    }
  }
}

function* wideRows(panel: Panel, block: PanelBlock, cellAt: CellAt): Generator<JsonObject> {
  const names = block.on.map(wideNames);
  const periods = periodsOf(panel, block);
  for (const [unit, { codes }] of block.units.entries()) {
    for (const { at, ...period } of periods) {
      const row: Record<string, Json> = { ...codes, ...period };
      for (const [subject, [classP, scoreP, missingReasonP]] of names.entries()) {
        const { class: held, score, missingReason } = cellAt(subject, unit, at);
        row[classP] = held;
        row[scoreP] = score;
        row[missingReasonP] = missingReason;
      }
      yield row;
    }
  }
}

/** Columns of one principle in a wide panel: class, score and reason. */
export const wideNames = (subject: string) => {
  const ordinal = numberOf(subject);
  return [`classP${ordinal}`, `scoreP${ordinal}`, `missingReasonP${ordinal}`] as const;
};

/** What tells one period from another. */
const periodsOf = ({ dates, interval }: Panel, { begin, end }: PanelBlock) =>
  dates.slice(begin, end).map((date, index) => ({
    at: begin + index,
    period: periodNumber(interval, date),
    date: isoOf(date),
  }));

/** 0 is the framework as a whole. */
const numberOf = (subject: string): number => ordinalOf(subject) ?? 0;
