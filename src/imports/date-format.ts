/** A date written in the given order of YYYY, MM and DD as ISO 8601, with the precision it has; undefined if it is none. */
export function dateIn(text: string, format: string): string | undefined {
  const names: string[] = [];
  const source = format.replaceAll(/YYYY|MM|DD|[./ -]/g, (part) => {
    if (part === 'YYYY') return name(names, part, String.raw`(\d{4})`);
    if (part === 'MM' || part === 'DD') return name(names, part, String.raw`(\d{1,2})`);
    return `\\${part}`;
  });
  const found = new RegExp(`^${source}$`).exec(text.trim());
  if (!found) return undefined;
  const parts = new Map(names.map((part, at) => [part, found[at + 1]!.padStart(2, '0')]));
  return [parts.get('YYYY'), parts.get('MM'), parts.get('DD')].filter((part) => part).join('-');
}

function name(names: string[], part: string, pattern: string): string {
  names.push(part);
  return pattern;
}
