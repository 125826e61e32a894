import { usePage } from '../page-context.js';

/** What fields offer while somebody types: codes and identifiers with their names. */
export function Suggestions() {
  const { directory, frameworks, framework, principles, today } = usePage();
  return (
    <>
      <datalist id="list-party">
        {directory.byName([...directory.parties], today).map((party) => (
          <option key={party} value={party} label={directory.nameOf(party, today)} />
        ))}
      </datalist>
      <datalist id="list-framework">
        {frameworks.map(({ id, title }) => (
          <option key={id} value={id} label={title} />
        ))}
      </datalist>
      <datalist id="list-subject">
        {principles.map(({ ordinal, label }) => (
          <option key={ordinal} value={`${framework.id}/${ordinal}`} label={label} />
        ))}
        {frameworks.map(({ id, title }) => (
          <option key={id} value={id} label={`${title}, as a whole`} />
        ))}
      </datalist>
    </>
  );
}
