import type { JsonObject } from '#kernel/json.js';
import type { Panel } from '#positions/panel.js';
import { periodNumber } from '#positions/period-number.js';
import { isoOf } from '#vocabulary/day.js';
import { ordinalOf } from '#vocabulary/principle.js';

/** A country with the codes that its rows begin with. */
export interface PanelUnit {
  readonly iso3: string;
  readonly codes: JsonObject;
}

/** What tells one period from another. */
const periodOf = ({ dates, interval }: Panel, at: number): JsonObject => ({
  period: periodNumber(interval, dates[at]!),
  date: isoOf(dates[at]!),
});

/** One row for each principle, country and period, in this order. */
export const longRows = (
  panel: Panel,
  units: readonly PanelUnit[],
  on: readonly string[],
): readonly JsonObject[] =>
  on.flatMap((subject) =>
    units.flatMap(({ iso3, codes }) =>
      panel.dates.map((_, at) => ({
        ...codes,
        ...periodOf(panel, at),
        on: subject,
        ordinal: numberOf(subject),
        ...panel.cell(subject, iso3, at),
      })),
    ),
  );

/** One row for each country and period, with columns for each principle. */
export const wideRows = (
  panel: Panel,
  units: readonly PanelUnit[],
  on: readonly string[],
): readonly JsonObject[] =>
  units.flatMap(({ iso3, codes }) =>
    panel.dates.map((_, at) => {
      const row: Record<string, JsonObject[string]> = { ...codes, ...periodOf(panel, at) };
      for (const subject of on) {
        const { class: held, score, missingReason } = panel.cell(subject, iso3, at);
        const ordinal = numberOf(subject);
        row[`classP${ordinal}`] = held;
        row[`scoreP${ordinal}`] = score;
        row[`missingReasonP${ordinal}`] = missingReason;
      }
      return row;
    }),
  );

/** 0 is the framework as a whole. */
export const numberOf = (subject: string): number => ordinalOf(subject) ?? 0;
