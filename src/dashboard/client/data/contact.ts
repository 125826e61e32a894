import { createContext } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { watchHead } from './watch-head.js';

/** How we stand with the server. */
export interface Contact {
  /** Last event of the log, as far as we have heard; null before we have heard anything. */
  readonly head: number | null;
  /** Changes when what was asked before should be asked again. */
  readonly turn: number;
  readonly isAway: boolean;
  /** To be called when somebody finds that nobody answers; answers what to call when that is over. */
  readonly reportAway: () => () => void;
  /** Asks again at once, for a reader who does not want to wait. */
  readonly askAgain: () => void;
}

/** Events that come in a burst, as from an import, are shown together. */
const GATHER_MS = 250;

export const Contact = createContext<Contact>({
  head: null,
  turn: 0,
  isAway: false,
  reportAway: () => () => {},
  askAgain: () => {},
});

/** Follows the head of the log for as long as the page is there. */
export function useContact(): Contact {
  const [head, setHead] = useState<number | null>(null);
  const [turn, setTurn] = useState(0);
  const [isAway, setAway] = useState(false);
  const known = useRef<{ head: number | null; isAway: boolean }>({ head: null, isAway: false });
  const onAway = useCallback(() => {
    known.current.isAway = true;
    setAway(true);
  }, []);
  const [unanswered, setUnanswered] = useState(0);
  const reportAway = useCallback(() => {
    let isOver = false;
    setUnanswered((before) => before + 1);
    return () => {
      if (isOver) return;
      isOver = true;
      setUnanswered((before) => before - 1);
    };
  }, []);
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const askAgainSoon = useCallback(() => {
    soon.current ??= setTimeout(() => {
      soon.current = undefined;
      setTurn((last) => last + 1);
    }, GATHER_MS);
  }, []);
  const askAgain = useCallback(() => setTurn((last) => last + 1), []);
  const onHead = useCallback((sequence: number) => {
    const { head: before, isAway: wasAway } = known.current;
    known.current = { head: sequence, isAway: false };
    setHead(sequence);
    setAway(false);
    if (wasAway || (before !== null && before !== sequence)) askAgainSoon();
  }, []);
  useEffect(() => watchHead({ onHead, onAway }), []);
  const isSilent = isAway || unanswered > 0;
  return useMemo(
    () => ({ head, turn, isAway: isSilent, reportAway, askAgain }),
    [head, turn, isSilent],
  );
}
