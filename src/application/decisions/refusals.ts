import type { StoredEvent } from '#kernel/event.js';
import type { Problem } from '#kernel/problem.js';
import { Refusal, type RefusalKind, refuse } from '#kernel/refusal.js';

/** Refuses when there is at least one problem. */
export function refuseIfAny(kind: RefusalKind, problems: readonly (Problem | undefined)[]): void {
  const real = problems.filter((each) => each !== undefined);
  if (real.length > 0) throw new Refusal(kind, real as [Problem, ...Problem[]]);
}

/** Somebody else wrote to the stream first, or it exists already. */
export const versionConflict = (stream: string, expected: number, version: number): Refusal =>
  refuse(
    'conflict',
    'stream.version-conflict',
    `${stream} stands at version ${version}, not ${expected}. Read it again, see what changed, and send your change with the version you read.`,
    { facts: { stream, expected, version } },
  );

/** What can be done beside choosing another identifier, the caller says. */
export interface Taken {
  readonly code: string;
  readonly stream: string;
  readonly otherwise: string;
}

export const alreadyThere = (
  { code, stream, otherwise }: Taken,
  history: readonly StoredEvent[],
): Refusal =>
  refuse(
    'conflict',
    code,
    `${stream} exists since sequence ${history[0]?.sequence}. Choose another identifier, or ${otherwise}.`,
    {
      pointer: '/id',
      facts: { stream, sequence: history[0]?.sequence ?? null, version: history.length },
    },
  );
