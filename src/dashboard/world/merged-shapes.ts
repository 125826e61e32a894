/**
 * Outlines of the atlas that have no number of their own, and whose they are on our map. It follows the membership of
 * the United Nations and judges nothing. Change it here.
 */
export const MERGED_SHAPES: Readonly<Record<string, string>> = {
  'N. Cyprus': 'CYP',
  Somaliland: 'SOM',
  Kosovo: 'XKX',
};

/** Longitude and latitude of states that neither atlas draws. */
export const PLACED_BY_HAND: Readonly<Record<string, readonly [number, number]>> = {
  TUV: [179.2, -8.5],
  DDR: [12.8, 52.1],
  YMD: [48.5, 14.9],
  EAZ: [39.4, -6.1],
};
