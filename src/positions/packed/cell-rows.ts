/** Rows of one subject, dealt out to the parties for which they count; in cells by party, in each as pieces are. */
export interface CellRows {
  readonly rows: Int32Array;
  /** Numbers of the parties, ascending by name. */
  readonly parties: Int32Array;
  /** Where the rows of a party begin, as offsets into the numbers; one more than there are parties. */
  readonly offsets: Int32Array;
}

export const NO_CELLS: CellRows = {
  rows: new Int32Array(0),
  parties: new Int32Array(0),
  offsets: new Int32Array(1),
};
