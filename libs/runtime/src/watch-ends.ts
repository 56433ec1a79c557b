import type { ServiceConfig } from '#libs/config';
import { certificateEnd } from '#libs/keys';
import type { Metrics } from '#libs/telemetry';

/** Tells at every scrape until when the certificates with which a process reaches its engines are valid. */
export function watchEnds(
  { kafka, redisCa }: Pick<ServiceConfig, 'kafka' | 'redisCa'>,
  { watchEnd }: Pick<Metrics, 'watchEnd'>,
): void {
  const { cert, ca } = kafka.tls;
  for (const [of, pem] of [
    ['brokers.certificate', cert],
    ['brokers.authority', ca],
    ['redis.authority', redisCa],
  ] as const) {
    const end = pem === undefined ? undefined : certificateEnd(pem);
    if (end) watchEnd(of, () => end);
  }
}
