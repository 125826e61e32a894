import type { JsonObject } from '#kernel/json.js';
import type { Problem } from '#kernel/problem.js';
import { Refusal, type RefusalKind, refuse } from '#kernel/refusal.js';

/** What a server says in place of an answer, as the error that we would have thrown ourselves. */
export function errorFrom(status: number, text: string): Error {
  const body = parsed(text);
  const code = body?.['code'];
  if (!body || typeof code !== 'string') return notOurs(status);
  if (code === 'store.damaged') return damaged(code, String(body['detail']));
  const { errors, type: _type, title: _title, status: _status, detail, code: _, ...facts } = body;
  const problems = isProblems(errors)
    ? errors
    : ([{ code, pointer: '', detail: String(detail) }] as const);
  return new Refusal(kindOf(status), problems, facts);
}

const KINDS: Readonly<Record<number, RefusalKind>> = {
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  422: 'rejected',
};

const kindOf = (status: number): RefusalKind =>
  KINDS[status] ?? (status >= 500 ? 'unavailable' : 'invalid');

function parsed(text: string): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

const isProblems = (errors: unknown): errors is readonly [Problem, ...Problem[]] =>
  Array.isArray(errors) && errors.length > 0;

/** Known by its name, so that the process ends as if the store were its own. */
const damaged = (code: string, detail: string): Error =>
  Object.assign(new Error(detail), { name: 'StoreDamaged', code });

const notOurs = (status: number): Refusal =>
  refuse(
    'unavailable',
    'server.not-ours',
    `What answers at the announced address is no Standpoint server (status ${status}). Stop what runs there, or remove server.json from the data folder.`,
  );
