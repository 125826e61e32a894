import { Component } from 'preact';
import type { PrincipleRow } from '../../fold/answers.js';
import { CLASS_WORDS, type StandClass } from '../../words/classes.js';
import { TABLE_ROLES } from './table-roles.js';
import { leadingTo } from './use-addresses.js';

interface PartyRowProps extends CellsProps {
  readonly name: string;
  readonly isChosen: boolean;
}

/** One party. */
export function PartyRow({ name, isChosen, ...cells }: PartyRowProps) {
  return (
    <tr {...TABLE_ROLES.row} class={isChosen ? 'is-chosen' : ''}>
      <th {...TABLE_ROLES.rowHead} scope="row">
        <a {...leadingTo({ view: 'country', country: cells.party })}>{name}</a>
      </th>
      <Cells {...cells} />
    </tr>
  );
}

interface CellsProps {
  readonly party: string;
  readonly columns: readonly PrincipleRow[];
  /** A class for each column, with a space between. */
  readonly held: string;
  /** The Tab key stops at the first one of the table only. */
  readonly isFirst: boolean;
}

/** Most rows stay the same from one day to the next, and there are hundreds. */
class Cells extends Component<CellsProps> {
  override shouldComponentUpdate({ columns, held, isFirst }: CellsProps): boolean {
    const { props } = this;
    return held !== props.held || columns !== props.columns || isFirst !== props.isFirst;
  }

  override render({ party, columns, held, isFirst }: CellsProps) {
    return held.split(' ').map((each, index) => {
      const { ordinal = 0 } = columns[index] ?? {};
      const isStop = isFirst && index === 0;
      return <Cell key={ordinal} {...{ party, ordinal, isStop }} held={each as StandClass} />;
    });
  }
}

interface CellProps {
  readonly party: string;
  readonly ordinal: number;
  readonly held: StandClass;
  readonly isStop: boolean;
}

class Cell extends Component<CellProps> {
  override shouldComponentUpdate({ held, isStop }: CellProps): boolean {
    return held !== this.props.held || isStop !== this.props.isStop;
  }

  override render({ party, ordinal, held, isStop }: CellProps) {
    const { mark, word } = CLASS_WORDS[held];
    return (
      <td {...TABLE_ROLES.cell} class={`is-${held}`}>
        <button type="button" tabindex={isStop ? 0 : -1} data-party={party} data-ordinal={ordinal}>
          <span aria-hidden="true">{mark}</span> {word}
        </button>
      </td>
    );
  }
}
