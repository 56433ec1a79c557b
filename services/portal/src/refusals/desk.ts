/** What the operators' pages need of the refusals store; the gateway's `refusals` fits. */
export interface RefusalsDesk {
  list(filter: ShownFilter): Promise<ShownRefusal[]>;
  /** The kept body, sealed; undefined if none is kept in the store. */
  body(refusalId: string): Promise<unknown>;
  /** Puts refusals on their way again, in this user's name. */
  redrive(refusalIds: readonly string[], user: string): Promise<DeskAnswer>;
  /** Gives refusals up; what was kept of them is removed. */
  discard(refusalIds: readonly string[], user: string): Promise<DeskAnswer>;
}

export interface ShownFilter {
  refusalIds?: readonly string[];
  agency?: string;
  stage?: string;
  /** Only those that wait for a decision. */
  redrivable?: boolean;
  limit?: number;
}

export interface DeskAnswer {
  done: string[];
  /** Unknown, decided already, or not to be redriven. */
  skipped: string[];
}

export interface ShownRefusal {
  refusalId: string;
  at: string;
  stage: string;
  code: string;
  pointer: string;
  agency: string;
  eventId?: string;
  type?: string;
  agreement?: string;
  receiptId?: string;
  incident: boolean;
  redrivable: boolean;
  hasBody: boolean;
  resolution?: 'redriven' | 'discarded' | 'expired';
  resolvedAt?: string;
}
