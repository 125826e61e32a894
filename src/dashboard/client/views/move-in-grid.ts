const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};

/** Moves the focus from cell to cell, so that a table of thousands of buttons is one stop of the Tab key. */
export function moveInGrid(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = STEPS[event.key];
  const from = (event.target as Element | null)?.closest('td');
  const row = from?.parentElement;
  if (!table || !step || !from || !(row instanceof HTMLTableRowElement)) return;
  const last = table.rows.length - 1;
  const to = table.rows[Math.min(last, Math.max(1, row.rowIndex + step[0]))];
  const button = to?.cells[from.cellIndex + step[1]]?.querySelector('button');
  if (!button || button.closest('th')) return;
  event.preventDefault();
  from.querySelector('button')?.setAttribute('tabindex', '-1');
  button.setAttribute('tabindex', '0');
  button.focus();
}
