/** One line of an agency's file. */
export interface EventLine {
  file: string;
  /** From 1. */
  line: number;
  text: string;
}

/** What became of one line. */
export interface LineResult {
  file: string;
  line: number;
  /**
   * repeated: the gateway had it before, or the journal shows its receipt, and nothing was counted again.
   * unsent: the gateway could not be reached; a later push goes on from here.
   */
  state: 'accepted' | 'repeated' | 'refused' | 'unsent';
  /** Who refused it. */
  stage?: 'agent' | 'gateway';
  code?: string;
  /** JSON pointer into the event. */
  pointer?: string;
  receiptId?: string;
  /** false: not even its envelope was sound, so it has no id to tell. */
  readable: boolean;
  id?: string;
  source?: string;
  type?: string;
}

/** Counts of a push so far. */
export interface PushProgress {
  read: number;
  accepted: number;
  repeated: number;
  refused: number;
  unsent: number;
}

export const NO_PROGRESS: PushProgress = { read: 0, accepted: 0, repeated: 0, refused: 0, unsent: 0 };
