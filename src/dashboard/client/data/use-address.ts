import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type AddressProblem, readAddress, writeAddress } from '../../state/address.js';
import type { ViewState } from '../../state/view-state.js';

/** `quietly` does not make a step to go back to. */
export type Go = (patch: Partial<ViewState>, how?: 'quietly') => void;

export interface AddressInHand {
  readonly state: ViewState;
  readonly problems: readonly AddressProblem[];
  readonly go: Go;
}

/** Browsers refuse an address that changes a hundred times in half a minute, as under a slider. */
const WRITE_AFTER_MS = 250;

/** The state of the page, which is its address: read at first and when the reader goes back, written on every step. */
export function useAddress(): AddressInHand {
  const [read, setRead] = useState(() => readAddress(location.search));
  const latest = useRef(read.state);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const back = () => {
      const again = readAddress(location.search);
      latest.current = again.state;
      setRead(again);
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useCallback<Go>((patch, how) => {
    const before = latest.current;
    const state = { ...before, ...patch };
    latest.current = state;
    setRead({ state, problems: [] });
    if (timer.current !== undefined) clearTimeout(timer.current);
    const write = () => history.replaceState(null, '', writeAddress(latest.current));
    if (how === 'quietly') {
      timer.current = setTimeout(write, WRITE_AFTER_MS);
      return;
    }
    history.replaceState(null, '', writeAddress(before));
    history.pushState(null, '', writeAddress(state));
  }, []);
  return useMemo(() => ({ ...read, go }), [read, go]);
}
