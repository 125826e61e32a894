/** The server answered, and refused. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** Undefined when it did not say. */
    readonly code: string | undefined,
    detail: string,
  ) {
    super(detail);
  }
}

/** Nobody answered. */
export class Away extends Error {}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
}

const LONGEST_MS = 30_000;

/**
 * Asks our own server for JSON. Throws `Refused` with what it said, or `Away`. The browser keeps answers by their tags,
 * so asking again for what has not changed costs a 304.
 */
export const ask = <Body>(address: string): Promise<Body> => asked<Body>(address, {});

/** The same with what a request may need beside its address. */
export async function asked<Body>(address: string, options: RequestInit): Promise<Body> {
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
  return new Refused(response.status, problem.code, problem.detail ?? response.statusText);
}
