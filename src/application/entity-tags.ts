/** The entity tag of an answer in a format. Weak: compression may change the bytes on the way. */
export const entityTag = (tag: string, format: string): string =>
  `W/"${encodeURIComponent(tag)}.${format}"`;

/** Whether an If-None-Match header names an entity tag, weak or not; `*` names every one. */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return [...header.matchAll(OPAQUE)].some(([opaque]) => tag.endsWith(opaque));
}

const OPAQUE = /"[^"]*"/g;
