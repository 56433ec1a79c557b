/** One canary in one encoding: the bytes that must not stand anywhere. */
export interface Needle {
  canary: string;
  encoding: string;
  bytes: Buffer;
}

/** Every form in which a value could have been written: fifteen encodings, base64 at its three alignments. */
export function needlesOf(canary: string): Needle[] {
  const utf8 = Buffer.from(canary, 'utf8');
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-8 upper case', Buffer.from(canary.toUpperCase())],
    ['utf-8 lower case', Buffer.from(canary.toLowerCase())],
    ['utf-8 decomposed', Buffer.from(canary.normalize('NFD'))],
    ['without separators', Buffer.from(canary.replaceAll(/[\s/.-]/g, ''))],
    ['without separators, lower case', Buffer.from(canary.replaceAll(/[\s/.-]/g, '').toLowerCase())],
    ['utf-16le', Buffer.from(canary, 'utf16le')],
    ['utf-16be', Buffer.from(canary, 'utf16le').swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['hex upper case', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['url', Buffer.from(percentEncoded(utf8))],
    ['json escapes', Buffer.from(jsonEscaped(canary))],
    ...[0, 1, 2].map((alignment): [string, Buffer] => [
      `base64 at ${alignment}`,
      Buffer.from(base64At(utf8, alignment)),
    ]),
  ];
  const seen = new Set<string>();
  return forms
    .filter(
      ([, bytes]) =>
        saysSomething(bytes) && !seen.has(bytes.toString('latin1')) && seen.add(bytes.toString('latin1')),
    )
    .map(([encoding, bytes]) => ({ canary, encoding, bytes }));
}

const LEAST_BYTES = 7;
const LEAST_HEX_DIGITS = 10;

/** Whether finding the bytes means anything: a few hexadecimal digits stand in every list of digests by chance. */
function saysSomething(bytes: Buffer): boolean {
  if (bytes.length >= LEAST_HEX_DIGITS) return true;
  return bytes.length >= LEAST_BYTES && !/^[0-9a-f]+$/i.test(bytes.toString('latin1'));
}

/** The part of the base64 text that does not depend on what stands before and after. */
function base64At(value: Buffer, alignment: number): string {
  const text = Buffer.concat([Buffer.alloc(alignment), value]).toString('base64');
  const from = Math.ceil((alignment * 8) / 6);
  const to = Math.floor(((alignment + value.length) * 8) / 6);
  return text.slice(from, to);
}

function percentEncoded(value: Buffer): string {
  return encodeURIComponent(value.toString('utf8'));
}

function jsonEscaped(value: string): string {
  // Escapes are of UTF-16 units, half characters included.
  return Array.from({ length: value.length }, (_, at) => value.charAt(at))
    .map((unit) => (unit > '\u007f' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit))
    .join('');
}
