import type { Format } from './formats.js';

/** The entity tag of an answer in a format. Weak: compression may change the bytes on the way. */
export const entityTag = (tag: string, format: Format): string =>
  `W/"${encodeURIComponent(tag)}.${format}"`;

/** Tags that an If-None-Match header names in this format, as the application knows them. */
export function heldTags(header: string | undefined, format: Format): readonly string[] {
  const ending = `.${format}`;
  return [...(header ?? '').matchAll(/(?:W\/)?"([^"]*)"/g)]
    .map((match) => match[1]!)
    .filter((opaque) => opaque.endsWith(ending))
    .flatMap((opaque) => decoded(opaque.slice(0, -ending.length)));
}

function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    // Not one of ours: it matches nothing.
    return [];
  }
}
