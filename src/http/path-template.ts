import { refuse } from '#kernel/refusal.js';

/** An address with parameters in braces, such as `/records/{id}`, taken apart. */
export interface PathTemplate {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Names in braces, in order. */
  readonly parameters: readonly string[];
}

export interface Segment {
  readonly kind: 'literal' | 'parameter';
  /** The literal, or the name in braces. */
  readonly name: string;
}

export function pathTemplate(text: string): PathTemplate {
  const segments = text.split('/').slice(1).map(segment);
  const parameters = segments.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  return { text, segments, parameters };
}

const segment = (text: string): Segment =>
  text.startsWith('{')
    ? { kind: 'parameter', name: text.slice(1, -1) }
    : { kind: 'literal', name: text };

/** Decoded segments of a path. Refuses broken percent-encoding (`address.malformed`). */
export function segmentsOf(path: string): readonly string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw refuse(
      'invalid',
      'address.malformed',
      'The address holds a percent sign that does not begin an encoded UTF-8 character. Write a plain percent sign as %25.',
    );
  }
}

/** The parameters of a path that fits the template; undefined for one that does not. */
export function matchPath(
  template: PathTemplate,
  path: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (path.length !== template.segments.length) return undefined;
  const found: [string, string][] = [];
  for (const [index, { kind, name }] of template.segments.entries()) {
    const given = path[index]!;
    if (kind === 'parameter' && given !== '') found.push([name, given]);
    else if (kind === 'parameter' || given !== name) return undefined;
  }
  return Object.fromEntries(found);
}

/** The address with its parameters filled in. A missing one stays in braces. */
export function fillPath(template: PathTemplate, params: Readonly<Record<string, string>>): string {
  return template.segments
    .map(({ kind, name }) => {
      if (kind === 'literal') return `/${name}`;
      const value = params[name];
      return value === undefined ? `/{${name}}` : `/${encodeSegment(value)}`;
    })
    .join('');
}

/** A colon and a comma need no escape in a path, and `group:eu` reads better without. */
const encodeSegment = (value: string): string =>
  encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',');
