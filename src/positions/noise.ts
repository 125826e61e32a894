/** What nine hundred roundings of numbers up to 1 add up to at most: a lesser difference may be theirs alone. */
const NOISE = 1e-13;

/** Whether two shares or scores, each up to 1, are the same but for the rounding on the way to them. */
export const isNear = (one: number, other: number): boolean => Math.abs(one - other) < NOISE;
