import type { Curve } from '#positions/curve.js';
import type { PositionRow } from '#positions/position-row.js';
import { STANCES } from '#vocabulary/stance.js';
import { monthOf } from './months.js';

/*
 * Answers of both sides in one spelling, to be compared as text. Under `latest@1` a position's class is the stance of
 * its last piece, so that the peers' stances are our classes.
 */

type Rows = readonly (readonly unknown[])[];

const sorted = (lines: readonly string[]): string => lines.toSorted().join('\n');

export const positionsTold = (rows: readonly PositionRow[]): string =>
  sorted(rows.flatMap((it) => (it.class === 'silent' ? [] : [`${it.party} ${it.on} ${it.class}`])));

export const asPositions = (rows: Rows): string =>
  sorted(rows.map(([party, subject, stance]) => `${party} ${subject} ${stance}`));

const FIELDS = ['supports', 'leansSupport', 'mixed', 'neutral', 'leansOppose', 'opposes'] as const;
const FIELD_OF = new Map<unknown, string>(STANCES.map((stance, at) => [stance, FIELDS[at]!]));

/** Each month in which a count differs from that of the month before. */
export function timelineTold(curves: readonly Curve[]): string {
  const before = new Map<string, number>();
  const lines: string[] = [];
  for (const row of curves.flatMap((curve) => [...curve.rows()])) {
    for (const field of FIELDS) {
      const key = `${row.on} ${field}`;
      if ((before.get(key) ?? 0) === row[field]) continue;
      before.set(key, row[field]);
      lines.push(`${key} ${monthOf(row.date)} ${row[field]}`);
    }
  }
  return sorted(lines);
}

export function asTimeline(rows: Rows): string {
  const last = monthOf(Math.floor(Date.UTC(2026, 11, 31) / 86_400_000));
  const steps = rows
    .map(([subject, stance, month, n]) => ({
      key: `${subject} ${FIELD_OF.get(stance)}`,
      month: Number(month),
      n: Number(n),
    }))
    .filter(({ month }) => month <= last)
    .toSorted((a, b) => a.month - b.month);
  const before = new Map<string, number>();
  const lines: string[] = [];
  for (const { key, month, n } of steps) {
    if ((before.get(key) ?? 0) === n) continue;
    before.set(key, n);
    lines.push(`${key} ${month} ${n}`);
  }
  return sorted(lines);
}
