import { aboutText } from '../../src/cli/about-text.js';

describe('what stands beside the rows', () => {
  it('is a line for each value, and a small table for a list of things', () => {
    const about = {
      unMembers: 193,
      members: ['BRN', 'IDN'],
      framework: { title: 'The framework', announcedOn: '2019-01-01', otherDates: {} },
      crosswalks: [
        { from: 'x/1', to: 'y/2', note: null },
        { from: 'x/3', to: 'y/4', note: 'Close.' },
      ],
    };
    expect(aboutText(about).split('\n')).toEqual([
      'un_members: 193',
      'members: BRN, IDN',
      'framework:',
      '  title: The framework',
      '  announced_on: 2019-01-01',
      '  other_dates: none',
      'crosswalks:',
      '  from  to   note',
      '  x/1   y/2',
      '  x/3   y/4  Close.',
      '',
    ]);
  });

  it('says where there is none, and leaves it to others to tell how to go on', () => {
    expect(aboutText({ crosswalks: [], members: null, next: 7 })).toBe(
      'crosswalks: none\nmembers: none\n',
    );
    expect(aboutText({})).toBe('');
  });

  it('lets nothing that was recorded rule the terminal', () => {
    expect(aboutText({ title: '\u001b[2Jred\nline' })).toBe('title:  [2Jred line\n');
  });
});
