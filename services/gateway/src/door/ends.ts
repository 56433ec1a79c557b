import { certificateEnd } from '#libs/keys';
import type { Metrics } from '#libs/telemetry';
import type { DoorTls, Revocations } from './revocations';

/** Tells at every scrape until when agencies can come in: by the door's certificate, their authority and what it revoked. */
export function watchDoorEnds(
  { cert, ca }: Pick<DoorTls, 'cert' | 'ca'>,
  revocations: Pick<Revocations, 'expires'> | undefined,
  { watchEnd }: Pick<Metrics, 'watchEnd'>,
): void {
  const [own, authority] = [certificateEnd(cert.toString()), certificateEnd(ca.toString())];
  watchEnd('door.certificate', () => own);
  watchEnd('door.authority', () => authority);
  if (revocations) watchEnd('door.revocations', () => revocations.expires());
}
