import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** When the first of the certificates of a PEM text ends; undefined where it has none. */
export function certificateEnd(pem: string): Date | undefined {
  const ends = (pem.match(CERTIFICATE) ?? []).map((one) => new X509Certificate(one).validToDate.getTime());
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
}
