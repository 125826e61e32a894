import { usePage } from '../page-context.js';
import { Why } from '../why/why.js';
import { WhoStands } from './who-stands.js';

/** Beside a view: why a party stands where it does, or who stands where. */
export function SidePanel() {
  const { state, on } = usePage();
  const { country } = state;
  return (
    <aside class="side" aria-label={country === null ? 'Who stands where' : 'Why'}>
      {country === null ? <WhoStands /> : <Why key={`${country} ${on}`} party={country} />}
    </aside>
  );
}
