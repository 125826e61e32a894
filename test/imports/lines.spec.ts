import { draftOf } from '../../src/imports/incoming.js';
import { rejectedLine, unmarked } from '../../src/imports/rejected-line.js';

const TWICE = '{"id":"a1","party":"PRT","party":"ESP"}';

describe('a line of JSON', () => {
  it('with a field that stands twice is rejected, and not taken as the last says', () => {
    const drafted = draftOf(TWICE);
    expect(drafted).toMatchObject({
      outcome: 'rejected',
      faults: [{ code: 'body.duplicate-key', detail: expect.stringContaining('"party"') }],
    });
  });

  it('stands among the rejects as it was, to be mended there', () => {
    const faults = [{ code: 'body.duplicate-key', detail: 'Twice.' }];
    const written = rejectedLine({ line: 1, text: TWICE, faults });
    expect(JSON.parse(written)).toEqual({
      rejected: { line: 1, reasons: ['Twice.'], text: TWICE },
    });
    expect(unmarked(written)).toBe(TWICE);
  });
});
