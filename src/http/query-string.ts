import { unknownParameter } from '#application/parse-params.js';
import { encoded } from '#kernel/encoded.js';
import { type Problem, problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';

/** Parameters behind the question mark. Refuses a repeated name and broken percent-encoding, all at once. */
export function parseQuery(text: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  const problems: Problem[] = [];
  for (const part of text.split('&').filter((each) => each !== '')) {
    const pair = decodedPair(part);
    if (!pair) problems.push(malformed(part));
    else if (found.has(pair[0])) problems.push(repeated(pair[0]));
    else found.set(...pair);
  }
  const [first, ...rest] = problems;
  if (first) throw new Refusal('invalid', [first, ...rest]);
  return Object.fromEntries(found);
}

/** Parameters of an address that asks no question; refuses all but those that are known there. */
export function parametersAmong(
  known: readonly string[],
  text: string,
): Readonly<Record<string, string>> {
  const params = parseQuery(text);
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  const [first, ...rest] = unknown.map((name) => unknownParameter(name, known));
  if (first) throw new Refusal('invalid', [first, ...rest]);
  return params;
}

/** The address without a parameter; everything else stands as it was sent. */
export function withoutParameter(address: string, name: string): string {
  const at = address.indexOf('?');
  if (at < 0) return address;
  const rest = address
    .slice(at + 1)
    .split('&')
    .filter((part) => decodedPair(part)?.[0] !== name);
  return rest.length === 0 ? address.slice(0, at) : `${address.slice(0, at)}?${rest.join('&')}`;
}

/** The parameters as text, with its question mark; empty for none. */
export function queryText(params: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(params).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function decodedPair(part: string): [name: string, value: string] | undefined {
  const at = part.indexOf('=');
  const name = at < 0 ? part : part.slice(0, at);
  const value = at < 0 ? '' : part.slice(at + 1);
  try {
    return [decode(name), decode(value)];
  } catch {
    return undefined;
  }
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

const malformed = (part: string): Problem =>
  problem(
    'query.malformed',
    part.split('=')[0]!.slice(0, 60),
    'This parameter holds a percent sign that does not begin an encoded UTF-8 character. Write a plain percent sign as %25.',
  );

const repeated = (name: string): Problem =>
  problem(
    'query.repeated-parameter',
    name,
    `"${name.slice(0, 60)}" stands more than once. Give it once; several values go into one, with commas between.`,
  );
