import fc from 'fast-check';
import { longBlocks, type PanelBlock, wideBlocks } from '#application/questions/panel-blocks.js';

const CELLS_HELD = 100_000;

const whole = fc
  .record({
    subjects: fc.integer({ min: 1, max: 7_000 }),
    countries: fc.integer({ min: 1, max: 220 }),
    end: fc.integer({ min: 1, max: 30_000 }),
  })
  .map(
    ({ subjects, countries, end }): PanelBlock => ({
      on: Array.from({ length: subjects }, (_, at) => `x/${at}`),
      units: Array.from({ length: countries }, (_, at) => ({ iso3: `C${at}`, codes: {} })),
      begin: 0,
      end,
    }),
  );

const cellsIn = ({ on, units, begin, end }: PanelBlock): number =>
  on.length * units.length * (end - begin);

describe('parts of a panel', () => {
  it.each([
    ['long', longBlocks],
    ['wide', wideBlocks],
  ])('that is %s are small, and none of it is lost', (_, blocks) => {
    fc.assert(
      fc.property(whole, (panel) => {
        let cells = 0;
        for (const block of blocks(panel)) {
          expect(cellsIn(block)).toBeLessThanOrEqual(CELLS_HELD);
          cells += cellsIn(block);
        }
        expect(cells).toBe(cellsIn(panel));
      }),
      { numRuns: 20 },
    );
  });
});
