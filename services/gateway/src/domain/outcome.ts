import { sha256 } from '#libs/contracts';

/** What became of one event of a request. */
export interface Outcome {
  status: 'accepted' | 'repeated' | 'refused';
  eventId?: string;
  type?: string;
  agreement?: string;
  /** Of accepted and repeated events. */
  receiptId?: string;
  acceptedAt?: string;
  digest?: string;
  /** Of refused events. */
  code?: string;
  pointer?: string;
  incident?: boolean;
  /** Follows from the place where it was refused, if it may be refused there again. */
  refusalId?: string;
}

/** The id of what is refused at a place, the same whenever it comes from there. */
export function refusalAt(place: string): string {
  return `k-${sha256(place).slice(0, 32)}`;
}
