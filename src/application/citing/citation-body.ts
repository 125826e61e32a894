import type { JsonObject } from '#kernel/json.js';
import type { Opened } from './citations.js';
import { type Reference, referenceOf } from './reference.js';
import { STYLES, type Style } from './styles.js';

/** A citation as JSON: what was asked, whether the answer is still the same, and how to cite it; `url` is its own. */
export function citationBody(opened: Opened, url: string): JsonObject {
  const { citation, now, permanent } = opened;
  const isSame = now?.sha256 === citation.sha256;
  const self = `/v1/cite/${citation.id}`;
  const links = Object.entries(STYLES).map(([name, { suffix }]) => [name, `${self}${suffix}`]);
  return {
    ...citation,
    verified: isSame,
    verdict: isSame
      ? 'The answer was worked out again and is the same, byte for byte.'
      : 'The answer cannot be had any more as it was cited: the log is another one, shorter than it was, or damaged. Run "standpoint verify".',
    now: now && { rows: now.rows, sha256: now.sha256 },
    text: STYLES['apa']!.spell(reference(opened, url)).trimEnd(),
    links: { self, permanent, ...Object.fromEntries(links) },
  };
}

/** The citation in one of the styles. */
export const inStyle = (opened: Opened, { spell }: Style, url: string): string =>
  spell(reference(opened, url));

const reference = ({ citation, question, frameworkTitle }: Opened, url: string): Reference =>
  referenceOf(citation, question, { frameworkTitle, url });
