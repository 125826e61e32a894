import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { writeAddress } from '../../state/address.js';
import type { ViewState } from '../../state/view-state.js';
import type { Go } from '../data/use-address.js';
import { isElsewhere } from '../parts/link.js';

/** What leads to a step of the page, inside of an element that `useAddresses` looks after. */
export const leadingTo = (step: Partial<ViewState>) => ({
  href: '?',
  'data-to': JSON.stringify(step),
});

interface Addresses {
  readonly inside: RefObject<HTMLElement | null>;
  readonly state: ViewState;
  readonly go: Go;
  /** What, when it changes, puts links in. */
  readonly drawn: readonly unknown[];
}

/**
 * Keeps the addresses of hundreds of links right, and follows them. All of them change with every step of a slider;
 * drawing their rows again for that takes many times as long as writing the addresses.
 */
export function useAddresses({ inside, state, go, drawn }: Addresses): void {
  useEffect(() => {
    for (const link of inside.current?.querySelectorAll('a[data-to]') ?? []) {
      link.setAttribute('href', writeAddress({ ...state, ...stepOf(link) }));
    }
  }, [state, ...drawn]);
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-to]') : null;
      if (!link || isElsewhere(event)) return;
      event.preventDefault();
      go(stepOf(link));
    };
    const element = inside.current;
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [go]);
}

const stepOf = (link: Element): Partial<ViewState> =>
  JSON.parse(link.getAttribute('data-to') ?? '{}');
