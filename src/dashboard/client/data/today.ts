import { useEffect, useState } from 'preact/hooks';
import type { Day } from '#vocabulary/day.js';

const LOOK_MS = 20_000;

/** On the universal clock, as the server has it. */
const today = (): Day => Math.floor(Date.now() / 86_400_000);

/** For as long as the page is left open. */
export function useToday(): Day {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return day;
}
