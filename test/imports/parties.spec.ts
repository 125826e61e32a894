import { continuingStates } from '../../src/imports/continuing-states.js';
import { partyFacts } from '../../src/imports/party-facts.js';
import { PartyFinder } from '../../src/imports/party-finder.js';
import { Trial } from '../support/trial.js';
import { MAPPING, runTable } from './run-table.js';

let finder: PartyFinder;
let facts: Awaited<ReturnType<typeof partyFacts>>;
beforeAll(async () => {
  const trial = await Trial.begin({ corpus: true });
  facts = await partyFacts((question, params) => trial.ask(question, { ...params }));
  finder = new PartyFinder(facts);
  await trial.end();
});

const DAY = '2021-01-01';

describe('a state that has ended', () => {
  it('goes on as another where the reference data name one alone', () => {
    const goingOn = continuingStates(facts.spells, facts.successions);
    expect(Object.fromEntries(goingOn)).toEqual({ SCG: 'SRB', SUN: 'RUS', YUG: 'SCG' });
  });

  it.each([
    ['YU', '1992-04-26', 'YUG'],
    ['YU', '2003-02-03', 'YUG'],
    ['YU', '2003-02-04', 'SCG'],
    ['YU', '2006-06-02', 'SCG'],
    ['YU', '2006-06-03', 'SRB'],
    ['YU', '2010-01-01', 'SRB'],
    ['YUG', '2010-01-01', 'SRB'],
    ['Yugoslavia', '2010', 'SRB'],
    ['Serbia and Montenegro', '2010-01-01', 'SRB'],
    ['SU', '1991-12-25', 'SUN'],
    ['SU', '1991-12-26', 'RUS'],
    ['SUN', '2010-01-01', 'RUS'],
    ['USSR', '2010-01-01', 'RUS'],
    ['Germany', '1980-01-01', 'DEU'],
    ['Germany', '2010-01-01', 'DEU'],
    ['Yemen', '1980-01-01', 'YEM'],
    ['Yemen', '2010-01-01', 'YEM'],
    ['TW', '2010-01-01', 'TWN'],
    ['Republic of China', '1960-01-01', 'TWN'],
    ['CN', '1960-01-01', 'CHN'],
  ])('is taken for what it went on as: %s on %s is %s', (name, day, code) => {
    expect(finder.find(name, day)).toBe(code);
  });

  it.each([
    ['Czechoslovakia', '2010-01-01', /followed by CZE \(Czechia\), SVK \(Slovakia\)/],
    ['CSK', '1993-01-01', /1992-12-31.*followed by CZE/],
    ['CS', '2010-01-01', /CSK .* SCG .*followed by/],
    ['CS', '1995-01-01', /CSK from before 1946 to 1992-12-31/],
    ['DDR', '1990-10-03', /followed by DEU/],
    ['South Yemen', '2010-01-01', /followed by YEM/],
    ['North Yemen', '2010-01-01', /YEM from before 1946 to 1990-05-21/],
    ['Zanzibar', '1970-01-01', /followed by TZA/],
    ['VDR', '2010-01-01', /followed by VNM/],
    ['RU', '1985-01-01', /RUS from 1991-12-24/],
    ['Serbia', '1999-01-01', /SRB from 2006-06-03/],
    ['Syria', '1960-01-01', /SYR/],
  ])('or was not yet is told when there is none or several: %s on %s', (name, day, advice) => {
    expect(finder.find(name, day)).toBeUndefined();
    expect(finder.advice(name, day)).toMatch(advice);
  });
});

describe('a party on days that are not one', () => {
  it.each([
    ['Norway', '2020', 'NOR'],
    ['Serbia', '2006', 'SRB'],
    ['CS', '1990-03', 'CSK'],
    ['Czechia', '[1992-12-01..1993-02-01]', 'CZE'],
    ['Serbia', '2006-01-01/2006-12-31', 'SRB'],
    ['Yugoslavia', '2003~', 'YUG'],
  ])('is the one that stood on one of them: %s in %s is %s', (name, day, code) => {
    expect(finder.find(name, day)).toBe(code);
  });

  it('is nobody where the name meant two', () => {
    const day = '[1992-06-01..2004-06-01]';
    expect(finder.find('CS', day)).toBeUndefined();
    expect(finder.advice('CS', day)).toMatch(/more than one state: CSK .*SCG/);
  });

  it('may begin soon after the first of them', async () => {
    const mapping = { ...MAPPING, party: { ...MAPPING.party, early: 60 } };
    const table = 'nr,country,day,stance,title\n1,South Sudan,[2011-06-01..2011-06-30],supports,A';
    const taken: unknown[] = [];
    await runTable(table, {
      mapping: { ...mapping, record: { ...MAPPING.record, occurredOn: '{@day}' } },
      finder,
      recorder: {
        record: async ({ data }) => {
          taken.push(data);
          return { replayed: false };
        },
      },
    });
    expect(taken).toMatchObject([{ party: 'SSD', occurredOn: '[2011-06-01..2011-07-09]' }]);
  });
});

describe('a name with a mistake in it', () => {
  it.each([
    ['Frnace', 'FRA (France)'],
    ['Frnce', 'FRA (France)'],
    ['Gemrany', 'DEU (Germany)'],
    ['Ukriane', 'UKR (Ukraine)'],
    ['Untied Kingdom', 'GBR (United Kingdom)'],
    ['Untied Sttaes', 'USA (United States'],
  ])('is told what it may mean, and never taken: %s', (name, proposal) => {
    expect(finder.find(name, DAY)).toBeUndefined();
    expect(finder.advice(name, DAY)).toContain(proposal);
  });

  it('that is short is near to nobody', () => {
    for (const name of ['UX', 'Q1', 'n/a', 'XXX']) {
      expect(finder.find(name, DAY)).toBeUndefined();
      expect(finder.advice(name, DAY)).not.toContain('Near to it');
    }
  });

  it('is never Ukraine for UK, and always Namibia for NA', () => {
    expect(['UK', 'uk', 'U.K.', 'NA'].map((name) => finder.find(name, DAY))).toEqual([
      'GBR',
      'GBR',
      'GBR',
      'NAM',
    ]);
  });
});

describe('a group', () => {
  it.each([
    ['group:eu', 'group:eu'],
    ['European Union', 'group:eu'],
    ['African Union', 'group:au'],
    ['Group of 77', 'group:g77'],
    ['Association of Southeast Asian Nations', 'group:asean'],
  ])('is found as %s', (name, party) => {
    expect(finder.find(name, DAY)).toBe(party);
  });

  it('is not taken for its bare identifier, which may be a state, but told', () => {
    expect(finder.find('AU', DAY)).toBe('AUS');
    expect(finder.find('EU', DAY)).toBeUndefined();
    expect(finder.advice('EU', DAY)).toContain('group:eu (European Union');
    expect(finder.advice('group:aseen', DAY)).toContain('group:asean');
  });

  it('that the mapping founds is known before it is there', () => {
    const groups = [...facts.groups, { id: 'interpol', name: 'INTERPOL' }];
    expect(new PartyFinder({ ...facts, groups }).find('Interpol', DAY)).toBe('group:interpol');
  });
});
