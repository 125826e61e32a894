import { bounds } from './calendar.js';
import type { LogEvent } from './shapes.js';

/** The last twenty years of a party's life, or of the time up to 2025-06-30, as far as it lived then. */
export function lifeOf(base: readonly LogEvent[], party: string) {
  const { data } = base.find(
    ({ data }) => data['code'] === party || `group:${data['id']}` === party,
  )!;
  const begin = String(data['validFrom'] ?? data['foundedOn'] ?? '..');
  const end = String(data['validTo'] ?? '2025-06-30');
  const last = Math.min(bounds(end).last, bounds('2025-06-30').last);
  const first = last - 20 * 365;
  return { first: begin === '..' ? first : Math.max(first, bounds(begin).first), last };
}

/** Codes of countries, then `group:` names, as the base lists them. */
export function partiesOf(base: readonly LogEvent[]): string[] {
  const codes = base.flatMap(({ type, data }) => {
    if (type === 'StateListed') return [String(data['code'])];
    return type === 'GroupFounded' ? [`group:${data['id']}`] : [];
  });
  return [...new Set(codes)];
}

/** Every framework, each followed by its principles. */
export function subjectsOf(base: readonly LogEvent[]): string[] {
  return base.flatMap(({ type, data }) => {
    if (type !== 'FrameworkPublished') return [];
    const principles = (data['principles'] ?? []) as { ordinal: number }[];
    return [String(data['id']), ...principles.map(({ ordinal }) => `${data['id']}/${ordinal}`)];
  });
}
