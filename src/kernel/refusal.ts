import type { JsonObject } from './json.js';
import type { Problem } from './problem.js';

/** What sort of no it is. The edges map it: HTTP 400/404/422/409/503, exit code 2/3/4/5/6. */
export type RefusalKind = 'invalid' | 'missing' | 'rejected' | 'conflict' | 'unavailable';

/** The only error that is meant for the caller: it changed nothing, and says why and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly kind: RefusalKind,
    /** Never empty; the first one names the refusal. */
    readonly problems: readonly [Problem, ...Problem[]],
    /** Facts that help to go on, such as the current version or the first record. */
    readonly facts: JsonObject = {},
  ) {
    super(problems.map((each) => each.detail).join(' '));
  }

  get code(): string {
    return this.problems[0].code;
  }
}

/** A refusal with a single problem. */
export function refuse(
  kind: RefusalKind,
  code: string,
  detail: string,
  { pointer = '', facts = {} }: { pointer?: string; facts?: JsonObject } = {},
): Refusal {
  return new Refusal(kind, [{ code, pointer, detail }], facts);
}
