import { Problem } from '#libs/web';
import type { Limits } from '../domain/limits';
import { TokenBucket } from '../domain/token-bucket';

const RETRY_SECONDS = 1;

type AdmissionLimits = Pick<
  Limits,
  'requests' | 'requestsPerAgency' | 'bytesAtWork' | 'bodyBytes' | 'eventsPerSecond' | 'burst'
>;

/** Bounds what is at work at once and how fast an agency sends. */
export class Admission {
  private readonly buckets = new Map<string, TokenBucket>();
  private readonly atWork = new Map<string, number>();
  private total = 0;
  private bytes = 0;

  constructor(
    private readonly limits: AdmissionLimits,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * Lets a request in, or throws 429 or 503 with Retry-After; call what it returns when the request is over. Short
   * requests may wait side by side in hundreds, as when a commit takes long: sent away they would come back a second later.
   * @param length bytes of the body, if it tells
   */
  enter(agency: string, length?: number): () => void {
    const { requestsPerAgency, requests, bodyBytes, bytesAtWork } = this.limits;
    const own = this.atWork.get(agency) ?? 0;
    if (own >= requestsPerAgency) throw new Problem('rate.exceeded', { retryAfterSeconds: RETRY_SECONDS });
    // No more than that is read of it.
    const bytes = Math.min(bodyBytes, length ?? bodyBytes);
    if (this.total >= requests || (this.total > 0 && this.bytes + bytes > bytesAtWork))
      throw new Problem('server.busy', { retryAfterSeconds: RETRY_SECONDS });
    this.total += 1;
    this.bytes += bytes;
    this.atWork.set(agency, own + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.total -= 1;
      this.bytes -= bytes;
      this.atWork.set(agency, (this.atWork.get(agency) ?? 1) - 1);
    };
  }

  /** Takes events from the agency's rate, or throws 429. */
  take(agency: string, events: number): void {
    const seconds = this.bucket(agency).take(events, this.clock());
    if (seconds > 0) throw new Problem('rate.exceeded', { retryAfterSeconds: seconds });
  }

  /** Seconds that a stream has to wait before it may go on; 0 if the events were taken. */
  wait(agency: string, events: number): number {
    return this.bucket(agency).take(events, this.clock());
  }

  private bucket(agency: string): TokenBucket {
    const known = this.buckets.get(agency);
    if (known) return known;
    const bucket = new TokenBucket(this.limits.eventsPerSecond, this.limits.burst, this.clock());
    this.buckets.set(agency, bucket);
    return bucket;
  }
}
