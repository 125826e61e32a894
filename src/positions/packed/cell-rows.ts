/** Rows of one subject, dealt out to the parties for which they count; in cells by party, in each as pieces are. */
export interface CellRows {
  readonly rows: Int32Array;
  /** Numbers of the parties, ascending by name. */
  readonly parties: Int32Array;
  /** Where the rows of a party begin, as offsets into the numbers; one more than there are parties. */
  readonly offsets: Int32Array;
}
