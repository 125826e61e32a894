import { FORMAT_NAMES, FORMATS, type Format, mediaType } from './formats.js';

/** Metadata is JSON, too, and has an address of its own. */
const ACCEPTED = FORMAT_NAMES.filter((name) => name !== 'metadata.json');

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The format that an Accept header likes best; undefined when it likes none that there is. */
export function acceptedFormat(accept: string | undefined, question: string): Format | undefined {
  if (accept === undefined || accept.trim() === '') return 'json';
  const ranges = accept.split(',').flatMap(parseRange);
  let best: Format | undefined;
  let bestQuality = 0;
  for (const format of ACCEPTED) {
    const types = [FORMATS[format], mediaType(question, format)].map(bare);
    const quality = Math.max(...types.map((type) => qualityOf(type, ranges)));
    if (quality > bestQuality) [best, bestQuality] = [format, quality];
  }
  return best;
}

const bare = (type: string): string => type.split(';')[0]!.trim().toLowerCase();

function parseRange(text: string): Range[] {
  const [, ...parameters] = text.split(';');
  const weight = parameters.map((each) => each.trim()).find((each) => /^q=/i.test(each));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return quality >= 0 && quality <= 1 ? [{ type: bare(text), quality }] : [];
}

/** The most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const anySubtype = `${type.split('/')[0]}/*`;
  for (const wanted of [type, anySubtype, '*/*']) {
    const range = ranges.find((each) => each.type === wanted);
    if (range) return range.quality;
  }
  return 0;
}
