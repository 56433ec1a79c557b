const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, each by itself. */
export const certificatesIn = (pem: string): string[] => pem.match(CERTIFICATE) ?? [];
