import { userWeights } from '#positions/rule-sets/user-weights.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';

describe('weights of one’s own', () => {
  it('replace part of the published ones', () => {
    const text = '{"kinds":{"statement":0.2},"ageing":{"kinds":["vote"]},"sufficientWeight":0}';
    expect(userWeights(text)).toEqual({
      ...DEFAULT_WEIGHTS,
      kinds: { ...DEFAULT_WEIGHTS.kinds, statement: 0.2 },
      ageing: { ...DEFAULT_WEIGHTS.ageing, kinds: ['vote'] },
      sufficientWeight: 0,
    });
    expect(userWeights('{}')).toEqual(DEFAULT_WEIGHTS);
    expect(userWeights('{"ageing":{"kinds":["vote","statement"]}}')).toEqual(DEFAULT_WEIGHTS);
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /must be an object/],
    ['null', /must be an object/],
    ['{"kinds":1}', /"kinds" must be an object/],
    ['{"kinds":{"statement":-1}}', /"kinds\/statement" cannot be used.*0 or more/],
    ['{"kinds":{"statement":1e999}}', /number/],
    ['{"kinds":{"statement":"1"}}', /number/],
    ['{"kinds":{"statment":1}}', /Did you mean "statement"/],
    ['{"__proto__":{"kinds":1}}', /not allowed/],
    ['{"kinds":{"statement":1,"statement":0}}', /"statement" stands twice/],
    ['{"sufficientWeight":1,"sufficientWeight":2}', /"sufficientWeight" stands twice/],
    ['{"kinds":{"non_participation":1}}', /no weight/],
    ['{"ageing":{"kinds":["vote","vote"]}}', /each once/],
    ['{"ageing":{"kinds":["non_participation"]}}', /list of kinds/],
    ['{"ageing":{"stepDays":0.5}}', /whole number of days/],
    ['{"ageing":{"halvingSteps":0}}', /above 0/],
    ['{"thresholds":{"leaning":0.9}}', /not below the leaning/],
    [`{"kinds":${' '.repeat(3_000)}{}}`, /2000 characters/],
  ])('are refused: %s', (text, detail) => {
    expect(() => userWeights(text)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        problems: [
          expect.objectContaining({
            code: 'weights.invalid',
            pointer: 'weights',
            detail: expect.stringMatching(detail),
          }),
        ],
      }),
    );
  });
});
