import { X509Certificate } from 'node:crypto';
import { certificatesIn } from './pem';

/** When the first of the certificates of a PEM text ends, of those that can be read; undefined where there are none. */
export function certificateEnd(pem: string): Date | undefined {
  const ends = certificatesIn(pem).flatMap(endOf);
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
}

/** TLS passes over a block of an authority's file that is damaged; so does this. */
function endOf(certificate: string): number[] {
  try {
    return [new X509Certificate(certificate).validToDate.getTime()];
  } catch {
    return [];
  }
}
