import { isNear } from '../noise.js';

/** The median is read off here, so rounding must not keep a product from it. */
const HALF = 0.5;

/** Somebody watched for an event. */
export interface Observation {
  /** Times under watch, both ends inclusive, ascending; the last one ends with the event if there was one. */
  readonly spells: readonly { readonly first: number; readonly last: number }[];
  /** Null: censored at the end of the last spell. */
  readonly event: number | null;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share without the event after this time. */
  readonly survival: number;
  /** Greenwood's variance; null once nobody is left, for then it is undefined. */
  readonly variance: number | null;
}

export interface Survival {
  /** Observations that were ever under watch. */
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  /** First time at which half or fewer are without the event; null while more are. */
  readonly median: number | null;
  /** One step at each time with an event. */
  readonly curve: readonly SurvivalStep[];
}

/** The product-limit estimate. Whoever is censored at the time of an event was still at risk then. */
export function kaplanMeier(observations: readonly Observation[]): Survival {
  const watched = observations.filter(({ spells }) => spells.length > 0);
  const events = watched.flatMap(({ event }) => (event === null ? [] : [event]));
  const curve = curveOf(watched, events);
  return {
    n: watched.length,
    events: events.length,
    censored: watched.length - events.length,
    median: curve.find(({ survival }) => survival <= HALF)?.time ?? null,
    curve,
  };
}

function curveOf(watched: readonly Observation[], events: readonly number[]): SurvivalStep[] {
  let product = 1;
  let terms = 0;
  return [...new Set(events)]
    .toSorted((a, b) => a - b)
    .map((time) => {
      const atRisk = watched.filter((each) => isWatched(each, time)).length;
      const happened = events.filter((each) => each === time).length;
      product *= (atRisk - happened) / atRisk;
      const survival = isNear(product, HALF) ? HALF : product;
      terms += happened / (atRisk * (atRisk - happened));
      const variance = atRisk === happened ? null : survival ** 2 * terms;
      return { time, atRisk, events: happened, survival, variance: finite(variance) };
    });
}

/** After a step on which nobody was left, latecomers may still come under watch: the estimate stays at 0. */
const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

const isWatched = ({ spells }: Observation, time: number): boolean =>
  spells.some(({ first, last }) => first <= time && time <= last);
