// @ts-check

/** Blocs of the corpus and the groups that they are here. */
export const GROUP_OF = /** @type {Record<string, string>} */ ({
  EU: 'eu',
  ASEAN: 'asean',
  LAS: 'arab-league',
  C5: 'c5',
  BRICS: 'brics',
  OECD: 'oecd',
  UN: 'un',
  SCO: 'sco',
  COE: 'coe',
});

/** @param {string} code */
export const partyOf = (code) => (GROUP_OF[code] ? `group:${GROUP_OF[code]}` : code);

/** @param {string} id CHINA_LAS becomes china-las */
export const frameworkOf = (id) => id.toLowerCase().replaceAll('_', '-');

/** @type {Record<string, string>} */
export const EVENT_TYPE_OF = {
  endorsement: 'EndorsementRecorded',
  statement: 'StatementRecorded',
  policy_action: 'PolicyActionRecorded',
  conduct: 'ConductReported',
  non_participation: 'NonParticipationRecorded',
};

/** @typedef {{ kind: string, subkind?: string, organ?: string, reason: string }} KindRule */

/**
 * Kinds of the corpus that are not kinds here.
 * @type {Record<string, KindRule>}
 */
export const KIND_RULES = {
  judicial_decision: {
    kind: 'policy_action',
    subkind: 'judgment',
    organ: 'judiciary',
    reason: 'A court acts for its state or bloc; that it is a court is said by the organ.',
  },
  disclosure: {
    kind: 'conduct',
    subkind: 'disclosure',
    reason: 'Conduct that came to light; who says so is the attribution.',
  },
  alleged_conduct: {
    kind: 'conduct',
    subkind: 'allegation',
    reason: 'Conduct that others allege and the state denies; it never counts unless asked for.',
  },
};

/**
 * The four withdrawals, each by what was done.
 * @type {Record<string, KindRule>}
 */
export const WITHDRAWAL_RULES = {
  'usa-ustr-wto-withdrawal-2023-10-25': {
    kind: 'statement',
    subkind: 'withdrawal',
    reason: 'The United States told the WTO that it no longer backs its proposals: words, no rule.',
  },
  'usa-eo-14034-2021-06-09': {
    kind: 'policy_action',
    subkind: 'executive_order',
    reason: 'An order that revokes two orders is itself an order.',
  },
  'gbr-apple-tcn-dropped-2025-08-18': {
    kind: 'conduct',
    subkind: 'withdrawal',
    reason: 'Known only from another state, so it is reported conduct and not an act of record.',
  },
  'kaz-root-certificate-paused-2019-08': {
    kind: 'policy_action',
    subkind: 'suspension',
    reason: 'The measure stopped while the power behind it stayed.',
  },
};

/**
 * Which day of `other_dates` is the day of the act, best first, when the corpus dates by entry into force or application.
 */
export const ACT_DAYS = ['adopted', 'signed', 'published'];

/** The corpus date is the day of entry into force for these bases; it becomes `inForceFrom`. */
export const IN_FORCE_BASES = ['entry_into_force', 'application'];

/** @typedef {{ date: string, reason: string }} DateDecision */

/**
 * Records whose dates look as if they could be read otherwise.
 * @type {Record<string, DateDecision>}
 */
export const DATE_DECISIONS = {
  'vnm-cybersecurity-law-2018-06-12': {
    date: 'occurredOn 2018-06-12, no inForceFrom',
    reason:
      'The day in force (2019-01-01) stays among the other dates: the law lay dormant until the decree of 2022, so that day changed nothing, and the coded stance is that of the adoption.',
  },
  'cri-5g-decree-2023-08-31': {
    date: 'occurredOn 2023-08-31, no inForceFrom',
    reason:
      'Signed about 2023-08-25, gazetted on 2023-08-31; the source does not say that gazetting put it into force, so the public day is kept as the day of the act.',
  },
  'usa-pafaca-2024-04-24': {
    date: 'occurredOn 2024-04-24, no inForceFrom',
    reason:
      'The stance is taken by signing the law; the day from which it applies (2025-01-19) stays among the other dates.',
  },
  'chn-vulnerability-rules-2021-09-01': {
    date: 'occurredOn 2021-07, inForceFrom 2021-09-01',
    reason: 'Rules of ministries are issued by publishing them; the month is all that was seen.',
  },
  'idn-gr-71-2019-10-10': {
    date: 'occurredOn and inForceFrom 2019-10-10',
    reason:
      'In force before it was circulated (2019-10-21): circulation is when others could know, not when it happened.',
  },
};
