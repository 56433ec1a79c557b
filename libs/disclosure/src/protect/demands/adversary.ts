/** What one attacker knows about the blanks, and what must stay open to them. */
export interface Adversary {
  name: string;
  /** Smallest value that the attacker can believe of each cell. */
  lower: Float64Array;
  /** Requirements: in some possible table the cell is at least `atLeast`, in another at most `atMost`. */
  demands: Demand[];
}

export interface Demand {
  cell: number;
  atLeast: number;
  atMost: number;
  /** One of the two is enough: the cell must not be known exactly. */
  either?: boolean;
}
