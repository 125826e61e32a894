import type { BriefPosition, PositionChange, Rehearsal } from '#application/rehearse.js';
import type { Accepted } from '#application/submit.js';
import type { Access, Entry } from './access.js';
import { say } from './talk.js';

/** How a write is meant, and how its outcome is told. */
export interface Manner {
  readonly asJson: boolean;
  readonly dryRun: boolean;
}

/** Submits it, or only tries it, and says what became of it. */
export async function sendAndSay(access: Access, entry: Entry, manner: Manner): Promise<void> {
  const { asJson, dryRun } = manner;
  const [outcome, spoken] = dryRun
    ? told(await access.rehearse(entry), spokenRehearsal)
    : told(await access.submit(entry), spokenOutcome);
  await say(asJson ? `${JSON.stringify(outcome)}\n` : `${spoken()}\n`);
}

const told = <Outcome extends object>(outcome: Outcome, speak: (outcome: Outcome) => string) =>
  [outcome as object, () => speak(outcome)] as const;

function spokenOutcome({ type, id, sequence, version, replayed }: Accepted): string {
  const again = replayed ? ' It was there already: the idempotency key had been used for it.' : '';
  return `${type} ${id}: event ${sequence}, version ${version}.${again}`;
}

function spokenRehearsal({ events, positions, warnings }: Rehearsal): string {
  const effect =
    positions.length === 0 ? 'No position would change.' : 'These positions would change:';
  return [
    ...events.map(({ type, id, version }) => `${type} ${id}: would be version ${version}.`),
    ...(events.length === 0 ? [] : [effect]),
    ...positions.map(spokenChange),
    ...warnings.map(({ code, detail }) => `warning: ${code}: ${detail}`),
    'Nothing was written.',
  ].join('\n');
}

const spokenChange = ({ party, on, before, after }: PositionChange): string =>
  `  ${party} on ${on}: ${standing(before)} -> ${standing(after)}`;

function standing({ class: held, score, since, n }: BriefPosition): string {
  if (held === 'silent') return held;
  return `${held} (score ${score ?? 'unknown'}, since ${since}, on ${n})`;
}
