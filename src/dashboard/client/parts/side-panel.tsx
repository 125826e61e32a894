import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../page-context.js';
import { Why } from '../why/why.js';
import { usePressed } from './use-pressed.js';
import { WhoStands } from './who-stands.js';

/**
 * Beside a view: why a party stands where it does, or who stands where. It is there without being shown too, to know
 * what opened it.
 */
export function SidePanel({ isShown }: { readonly isShown: boolean }) {
  const { state, on } = usePage();
  const { country } = state;
  const panel = useRef<HTMLElement>(null);
  useFocusInside(panel, isShown ? country : null, on);
  if (!isShown) return null;
  return (
    <aside ref={panel} class="side" aria-label={country === null ? 'Who stands where' : 'Why'}>
      {country === null ? <WhoStands /> : <Why key={`${country} ${on}`} party={country} />}
    </aside>
  );
}

/**
 * Moves the focus to the heading of what the view opened, which brings it into sight, and back to where it was when that
 * is closed. What the address opens at first takes it from nobody.
 */
function useFocusInside(
  panel: RefObject<HTMLElement | null>,
  country: string | null,
  on: string,
): void {
  const pressed = usePressed();
  const opener = useRef<HTMLElement | null>(null);
  const before = useRef(country);
  const isFirst = useRef(true);
  useEffect(() => {
    const wasOpen = before.current !== null;
    before.current = country;
    if (isFirst.current) {
      isFirst.current = false;
    } else if (country !== null && isInside('.view, .side', pressed.current)) {
      opener.current = pressed.current;
      show(panel.current?.querySelector('h2'));
    } else if (country === null && wasOpen) {
      giveBack(opener.current);
    }
  }, [country, on]);
}

/** Twice: rows that come into sight on the way are laid out only then, and move what stands below them. */
function show(heading: HTMLElement | null | undefined): void {
  heading?.focus();
  setTimeout(() => heading?.scrollIntoView({ block: 'nearest' }), SETTLED_MS);
}

const SETTLED_MS = 100;

/** What was taken away was inside of something too; that is all that is left of it. */
const isInside = (where: string, element: HTMLElement | null): boolean =>
  element !== null && (!element.isConnected || element.closest(where) !== null);

/** To what opened the panel, unless somebody has the focus; where that is gone, the heading of the page takes it. */
function giveBack(opener: HTMLElement | null): void {
  if (opener?.isConnected && document.activeElement === document.body) opener.focus();
}
