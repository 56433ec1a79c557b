/** One canary in one encoding: the bytes that must not stand anywhere. */
export interface Needle {
  canary: string;
  encoding: string;
  bytes: Buffer;
}

/** Every form in which a value could have been written: twelve encodings, base64 at its three alignments. */
export function needlesOf(canary: string): Needle[] {
  const utf8 = Buffer.from(canary, 'utf8');
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-8 upper case', Buffer.from(canary.toUpperCase())],
    ['utf-8 lower case', Buffer.from(canary.toLowerCase())],
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
        bytes.length >= 8 && !seen.has(bytes.toString('latin1')) && seen.add(bytes.toString('latin1')),
    )
    .map(([encoding, bytes]) => ({ canary, encoding, bytes }));
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
  return [...value]
    .map((unit) => (unit > '\u007f' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit))
    .join('');
}
