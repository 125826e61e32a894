// @ts-check

/** @import { Ending, EventBody } from './types.js' */

/**
 * Records that stopped being true, each by a later record of the same party, which gives the day and the sources.
 * @type {Ending[]}
 */
export const ENDINGS = [
  {
    record: 'usa-osaka-localisation-2019-06-28',
    by: 'usa-ustr-wto-withdrawal-2023-10-25',
    how: 'withdrawn',
    reason: 'The United States itself took back its stand against data localisation.',
  },
  {
    record: 'usa-eo-13942-13943-2020-08-06',
    by: 'usa-eo-14034-2021-06-09',
    how: 'repealed',
    reason: 'The later order revokes both orders by number.',
  },
  {
    record: 'kaz-root-certificate-2019-07-17',
    by: 'kaz-root-certificate-paused-2019-08',
    how: 'lapsed',
    reason: 'The measure stopped being applied; no act repealing it was seen.',
  },
  {
    record: 'kaz-root-certificate-paused-2019-08',
    by: 'kaz-root-certificate-2020-12-06',
    how: 'superseded',
    reason: 'The pause was over when the certificate came back.',
  },
  {
    record: 'idn-gr-82-2012',
    by: 'idn-gr-71-2019-10-10',
    how: 'repealed',
    reason: 'The new regulation replaces the old one and frees private operators.',
  },
  {
    record: 'gbr-huawei-limited-2020-01',
    by: 'gbr-huawei-ban-2020-07-14',
    how: 'superseded',
    reason: 'The ban took the place of the limited admission.',
  },
  {
    record: 'swe-court-inhibition-2020-11-09',
    by: 'swe-court-lifts-inhibition-2020-12-16',
    how: 'struck_down',
    reason: 'A higher court lifted the interim order.',
  },
  {
    record: 'usa-paris-call-absent-2018-11-12',
    by: 'usa-paris-call-2021-11-10',
    how: 'superseded',
    reason:
      'The absence is a lasting state, not the act of one day, and joining ended it. It bears no stance, so no score moves.',
  },
];

/**
 * Records that look ended and are not.
 * @type {Record<string, string>}
 */
export const NOT_ENDED = {
  'gbr-apple-tcn-2025-01':
    'That the order was dropped is known only from another state, and London neither confirms nor denies: belief is kept apart from fact. The narrower second order leaves open what became of the first.',
  'swe-pts-ban-2020-10-20':
    'Suspended in part for five weeks, restored, then upheld twice; the suspension is a record of its own.',
  'usa-pafaca-2024-04-24': 'Not enforced for a time, but still the law.',
  'usa-pafaca-nonenforcement-2025-01':
    'The 75 days would have run out in April 2025; whether they were prolonged was not seen.',
  'usa-clean-network-expansion-2020-08-05':
    'The programme faded without an act, and no source for its end was seen. An ending needs one.',
  'usa-fisa-702-renewal-2024-04-20':
    'The sunset of 2026-04-20 is a plan; whether it was renewed was not seen. The day stays among the other dates.',
  'vnm-cybersecurity-law-2018-06-12':
    'The decree of 2022 gives the law effect; it does not end it.',
  'ecu-clean-network-2021-01-14':
    'A minister’s denial qualifies the signature; it does not undo it.',
  'srb-washington-pledge-2020-09-04':
    'A company’s opening ten days later is in tension with the pledge; it takes nothing back.',
  'kaz-root-certificate-2020-12-06':
    'Browser makers blocked the certificate; the state’s own step to end the exercise was not seen.',
  'rus-fsb-telegram-2017':
    'The court of a body that Russia had left found the duty disproportionate; that does not lift the order.',
};

/**
 * RecordEnded for each ending; the day is the one from which the ending record counts.
 * @param {EventBody[]} records
 * @returns {EventBody[]}
 */
export function endingEvents(records) {
  const byId = new Map(records.map(({ data }) => [data.id, data]));
  return ENDINGS.map(({ record, by, how, reason }) => {
    const ending = byId.get(by);
    if (!ending || !byId.has(record)) throw new Error(`${record} or ${by} is not in the corpus.`);
    const endedOn = ending.inForceFrom ?? ending.occurredOn;
    return {
      type: 'RecordEnded',
      data: { record, endedOn, how, sources: ending.sources, note: `${reason} See ${by}.` },
    };
  });
}
