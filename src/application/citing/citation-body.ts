import type { JsonObject } from '#kernel/json.js';
import type { Opened } from './citations.js';
import { type Reference, referenceOf } from './reference.js';
import { STYLES, type Style } from './styles.js';

/** A citation as JSON: what was asked, whether the answer is still the same, and how to cite it; `url` is its own. */
export function citationBody(opened: Opened, url: string): JsonObject {
  const { citation, sha256, rows, permanent } = opened;
  const isSame = sha256 === citation.sha256;
  const self = `/v1/cite/${citation.id}`;
  const links = Object.entries(STYLES).map(([name, { suffix }]) => [name, `${self}${suffix}`]);
  return {
    ...citation,
    verified: isSame,
    verdict: isSame
      ? 'The answer was worked out again and is the same, byte for byte.'
      : 'The answer was worked out again and is another than the one that was cited. The log may be another one, or damaged: run "standpoint verify".',
    now: { rows, sha256 },
    text: STYLES['apa']!.spell(reference(opened, url)).trimEnd(),
    links: { self, permanent, ...Object.fromEntries(links) },
  };
}

/** The citation in one of the styles. */
export const inStyle = (opened: Opened, { spell }: Style, url: string): string =>
  spell(reference(opened, url));

const reference = ({ citation, question, frameworkTitle }: Opened, url: string): Reference =>
  referenceOf(citation, question, { frameworkTitle, url });
