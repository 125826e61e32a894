import type { Fault, Written } from './cells.js';

/** A row has more cells than there are columns, or fewer. */
export function raggedFault({ columns, texts }: Written, delimiter: string): Fault {
  const [cells, wanted] = [texts.length, columns.length];
  const mark = delimiter === '\t' ? 'a tab' : `"${delimiter}"`;
  const advice =
    cells > wanted
      ? `Most likely ${mark} stands inside a cell: put that cell in double quotation marks.`
      : `Most likely a cell was left out, or a line break stands inside one: add the cell, or put it in double quotation marks.`;
  const count = `It has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${wanted}`;
  return { code: 'row.ragged', detail: `${count}. ${advice}` };
}
