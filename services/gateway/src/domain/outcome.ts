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
}
