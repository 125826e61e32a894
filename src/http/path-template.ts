import { encoded } from '#kernel/encoded.js';
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
  /** What stands behind the braces, as in `{framework}.zip`. */
  readonly suffix: string;
}

export function pathTemplate(text: string): PathTemplate {
  const segments = text.split('/').slice(1).map(segment);
  const parameters = segments.filter(({ kind }) => kind === 'parameter').map(({ name }) => name);
  return { text, segments, parameters };
}

function segment(text: string): Segment {
  const [, name, suffix = ''] = /^\{(\w+)\}(.*)$/.exec(text) ?? [];
  return name === undefined
    ? { kind: 'literal', name: text, suffix }
    : { kind: 'parameter', name, suffix };
}

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
  for (const [index, segment] of template.segments.entries()) {
    const value = valueIn(segment, path[index]!);
    if (value === undefined) return undefined;
    if (segment.kind === 'parameter') found.push([segment.name, value]);
  }
  return Object.fromEntries(found);
}

/** What a part of a path gives for a segment that it fits; undefined where it does not. */
function valueIn({ kind, name, suffix }: Segment, given: string): string | undefined {
  if (kind === 'literal') return given === name ? name : undefined;
  const isFilled = given.length > suffix.length && given.endsWith(suffix);
  return isFilled ? given.slice(0, given.length - suffix.length) : undefined;
}

/** The address with its parameters filled in. A missing one stays in braces. */
export function fillPath(template: PathTemplate, params: Readonly<Record<string, string>>): string {
  return template.segments
    .map(({ kind, name, suffix }) => {
      if (kind === 'literal') return `/${name}`;
      const value = params[name];
      return value === undefined ? `/{${name}}${suffix}` : `/${encoded(value)}${suffix}`;
    })
    .join('');
}
