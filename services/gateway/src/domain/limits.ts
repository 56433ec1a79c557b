/** What one request, one event and one agency may ask for. */
export interface Limits {
  /** Bytes of one event. */
  eventBytes: number;
  /** Bytes of a body with one event or a batch. */
  bodyBytes: number;
  /** Events in a batch. */
  batchEvents: number;
  /** Lines in a stream. */
  streamLines: number;
  /** Nesting of objects and arrays in an event. */
  depth: number;
  /** Events a second of one agency, on average and at once. */
  eventsPerSecond: number;
  burst: number;
  /** Requests at work at the same time, in all and of one agency. */
  requests: number;
  requestsPerAgency: number;
  /** Bytes of all bodies at work at the same time; a body that does not tell its length counts as the longest. */
  bytesAtWork: number;
  /** Days for which a refused body is kept. */
  bodyDays: number;
}

export const DEFAULT_LIMITS: Limits = {
  eventBytes: 64 * 1024,
  bodyBytes: 8 * 1024 * 1024,
  batchEvents: 2000,
  streamLines: 200_000,
  depth: 12,
  eventsPerSecond: 10_000,
  burst: 20_000,
  requests: 2048,
  requestsPerAgency: 32,
  bytesAtWork: 1024 ** 3,
  bodyDays: 30,
};
