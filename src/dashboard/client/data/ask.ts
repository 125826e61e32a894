import type { FieldProblem } from '../../entry/problems.js';

/** The server answered, and refused. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** Undefined when it did not say. */
    readonly code: string | undefined,
    detail: string,
    /** All that was said, with what is wrong field by field. */
    readonly told: Problem = {},
    /** When to ask again, where it said. */
    readonly retryAfterMs: number | undefined = undefined,
  ) {
    super(detail);
  }
}

/** Nobody answered. */
export class Away extends Error {
  constructor(
    detail: string,
    /** When to ask again, where something on the way said. */
    readonly retryAfterMs: number | undefined = undefined,
  ) {
    super(detail);
  }
}

export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** The record that stands in the way, where one does. */
  readonly first?: string;
  /** Where what was sent before is stored, as in `record/ID`. */
  readonly stream?: string;
}

const LONGEST_MS = 30_000;

/**
 * Asks our own server for JSON. Throws `Refused` with what it said, or `Away`. The browser keeps answers by their tags,
 * so asking again for what has not changed costs a 304.
 */
export async function ask<Body>(address: string, options: RequestInit = {}): Promise<Body> {
  const response = await fetch(address, {
    ...options,
    signal: AbortSignal.timeout(LONGEST_MS),
  }).catch(nobody);
  // An answer may also break off in the middle.
  if (response.ok) return (await response.json().catch(nobody)) as Body;
  throw await refusalIn(response);
}

/** Whether the same question may be answered a little later. */
export const isPassing = (problem: Error): boolean =>
  problem instanceof Away || (problem instanceof Refused && BUSY.has(problem.status));

const BUSY: ReadonlySet<number> = new Set([429, 503]);

const nobody = (error: unknown): never => {
  throw new Away(String(error));
};

async function refusalIn(response: Response): Promise<Error> {
  const problem: Problem = await response.json().catch(() => ({}));
  const { status, statusText } = response;
  const wait = retryAfterIn(response);
  if (problem.code === undefined && status >= 500) return new Away(statusText, wait);
  return new Refused(status, problem.code, problem.detail ?? statusText, problem, wait);
}

/** It may also be a date, which nobody here sends. */
function retryAfterIn({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d+$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}
