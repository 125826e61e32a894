// @ts-check
import { frameworkOf } from './decisions.js';

/** @import { CorpusEvent } from './types.js' */

/**
 * Speech acts that amount to support for the framework that the act is about, by kind of record.
 * Anything weaker or different (notes, pledges, states a position, condemns, denies, authorises) gives no bearing.
 * @type {Record<string, Record<string, string>>}
 */
export const SUPPORTING_ACTS = {
  endorsement: {
    signs: 'supports',
    joins: 'supports',
    adopts: 'supports',
    endorses: 'supports',
    supports: 'supports',
    consensus: 'supports',
    proposes: 'supports',
    supports_principles: 'leans_support',
  },
  statement: {
    signs: 'supports',
    joins: 'supports',
    supports: 'supports',
    welcomes: 'supports',
  },
};

/**
 * Acts that the table would count and that are left out; the key is record and framework.
 * @type {Record<string, string>}
 */
export const NO_SUPPORT = {
  'pol-usa-5g-declaration-2019-09-02 clean-network':
    'Signed a year before the Clean Network began.',
  'rou-usa-5g-mou-2019-08 clean-network': 'Signed months before the Clean Network began.',
  'est-usa-5g-declaration-2019-11 clean-network': 'Signed months before the Clean Network began.',
  'pol-usa-5g-declaration-2019-09-02 prague-5g':
    'The part of the declaration that was seen does not take up the Prague Proposals.',
  'rou-usa-5g-mou-2019-08 prague-5g':
    'No text of the memorandum was seen, so nothing shows that it takes up the Prague Proposals.',
};

/**
 * Reservations that belong to the whole framework; the key is record and framework.
 * @type {Record<string, string>}
 */
export const QUALIFIERS = {
  'alb-clean-network-2020 clean-network':
    'Reported for April 2020, when the programme was only the Clean Path.',
  'bra-clean-network-2020-11-10 clean-network':
    'Supports the principles contained in the proposal; does not join.',
  'ecu-clean-network-2021-01-14 clean-network': 'Accepted as a condition of a loan framework.',
  'las-china-initiative-2021-03-29 china-las':
    'Signed by an official of the League, not by its members.',
  'un-oewg-report-2021-03-12 un-norms': 'By consensus, in which silence counts as assent.',
};

/**
 * Bearings on whole frameworks other than the Global Initiative on Data Security, whose points are coded one by one.
 * @param {CorpusEvent} event
 */
export function wholeFrameworkBearings(event) {
  const stance = SUPPORTING_ACTS[event.kind]?.[event.speech_act ?? ''];
  if (!stance) return [];
  return event.frameworks
    .filter(({ id, relation }) => id !== 'GIDS' && relation === 'direct')
    .map(({ id }) => frameworkOf(id))
    .filter((on) => !NO_SUPPORT[`${event.id} ${on}`])
    .map((on) => ({
      on,
      stance,
      coverage: 'wholesale',
      qualifier: QUALIFIERS[`${event.id} ${on}`],
    }));
}
