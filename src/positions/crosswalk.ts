import type { Evidence } from './evidence.js';
import { EvidenceIndex } from './packed/evidence-index.js';
import { joined } from './spell.js';

/** What bears on one subject bears on another too, as believed between two sequences. */
export interface Bridge {
  readonly from: string;
  readonly onto: string;
  readonly knownFrom: number;
  /** Null: still believed. */
  readonly knownTo: number | null;
}

const NEVER = Number.POSITIVE_INFINITY;

/** The evidence on some subjects, and with it what bridges bring there: known when both it and the bridge are known. */
export function bridged(
  evidence: EvidenceIndex,
  subjects: readonly string[],
  bridges: readonly Bridge[],
): EvidenceIndex {
  const onto = Map.groupBy(merged(bridges), (bridge) => bridge.onto);
  return EvidenceIndex.of(
    subjects.flatMap((on) => [
      ...evidence.versionsOn(on),
      ...(onto.get(on) ?? []).flatMap((bridge) =>
        [...evidence.versionsOn(bridge.from)].flatMap((version) => carried(version, bridge)),
      ),
    ]),
  );
}

function carried(version: Evidence, { onto, knownFrom, knownTo }: Bridge): Evidence | [] {
  const from = Math.max(version.knownFrom, knownFrom);
  const to = Math.min(version.knownTo ?? NEVER, knownTo ?? NEVER);
  if (from >= to) return [];
  return { ...version, on: onto, knownFrom: from, knownTo: to === NEVER ? null : to };
}

/** Two crosswalks may say the same: what crosses is counted once. */
function merged(bridges: readonly Bridge[]): readonly Bridge[] {
  const groups = Map.groupBy(bridges, ({ from, onto }) => `${from} ${onto}`);
  return [...groups.values()].flatMap((same) => {
    const spells = joined(
      same.map(({ knownFrom, knownTo }) => ({ first: knownFrom, last: (knownTo ?? NEVER) - 1 })),
    );
    return spells.map(({ first, last }) => ({
      ...same[0]!,
      knownFrom: first,
      knownTo: last === NEVER ? null : last + 1,
    }));
  });
}
