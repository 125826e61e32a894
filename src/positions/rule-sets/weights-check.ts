import { problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';
import type { Weights } from './weights.js';

/** Weights come from users too: a negative one would turn scores round, a step of no days would never end. */
export function checkWeights({ kinds, coverages, ageing, thresholds, ...rest }: Weights): void {
  for (const [name, value] of Object.entries(kinds)) notNegative(`/kinds/${name}`, value);
  for (const [name, value] of Object.entries(coverages)) notNegative(`/coverages/${name}`, value);
  notNegative('/sufficientWeight', rest.sufficientWeight);
  if (!Number.isInteger(ageing.stepDays) || ageing.stepDays < 1) {
    refuse('/ageing/stepDays', 'A step of ageing is a whole number of days, 1 or more.');
  }
  if (!(ageing.halvingSteps > 0)) {
    refuse('/ageing/halvingSteps', 'Weights halve after some number of steps above 0.');
  }
  if (!(thresholds.leaning > 0 && thresholds.leaning <= thresholds.full)) {
    refuse('/thresholds', 'Thresholds are above 0, and the full one is not below the leaning one.');
  }
}

function notNegative(pointer: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) refuse(pointer, 'Give a number, 0 or more.');
}

function refuse(pointer: string, detail: string): never {
  throw new Refusal('invalid', [problem('weights.out-of-range', pointer, detail)]);
}
