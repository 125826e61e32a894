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
  ) {
    super(detail);
  }
}

/** Nobody answered. */
export class Away extends Error {}

export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  /** The record that stands in the way, where one does. */
  readonly first?: string;
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
  }).catch((error: unknown) => {
    throw new Away(String(error));
  });
  if (response.ok) return (await response.json()) as Body;
  throw await refusalIn(response);
}

async function refusalIn(response: Response): Promise<Error> {
  const problem: Problem = await response.json().catch(() => ({}));
  if (problem.code === undefined && response.status >= 500) return new Away(response.statusText);
  return new Refused(response.status, problem.code, problem.detail ?? response.statusText, problem);
}
