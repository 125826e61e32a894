import { useEffect, useState } from 'preact/hooks';
import { isoOf } from '#vocabulary/day.js';
import { usePage } from '../page-context.js';

const TICK_MS = 100;
/** The whole range plays in this time. */
const LENGTH_MS = 20_000;

export const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Lets the days run by themselves until the end of the range. */
export function usePlay(): { readonly isPlaying: boolean; readonly toggle: () => void } {
  const { day, range, go } = usePage();
  const [isPlaying, setPlaying] = useState(false);
  const [first, last] = range;
  useEffect(() => {
    if (!isPlaying) return;
    if (day >= last) {
      setPlaying(false);
      return;
    }
    const days = Math.max(1, Math.round(((last - first) * TICK_MS) / LENGTH_MS));
    const timer = setTimeout(
      () => go({ asOf: isoOf(Math.min(last, day + days)) }, 'quietly'),
      TICK_MS,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, day]);
  const toggle = () => {
    if (!isPlaying && day >= last) go({ asOf: isoOf(first) }, 'quietly');
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle };
}
