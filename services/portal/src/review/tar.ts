const BLOCK = 512;
const NAME_LIMIT = 100;
const PREFIX_LIMIT = 155;

/**
 * A file in the form of POSIX.1-1988 (ustar): a header, and the text filled up to whole blocks. Written here since no
 * package that we have, directly or through another, writes archives.
 */
export function tarEntry(name: string, text: string): Buffer {
  const content = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(BLOCK);
  const [prefix, short] = splitName(name);
  const put = (value: string, at: number): number => header.write(value, at, 'utf8');
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  put(short, 0);
  // For its owner alone: it holds true counts.
  put(octal(0o600, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(content.length, 11), 124);
  put(octal(0, 11), 136);
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\u000000', 257);
  put(prefix, 345);
  put(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

/** Two empty blocks. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

function splitName(name: string): [prefix: string, name: string] {
  if (Buffer.byteLength(name) <= NAME_LIMIT) return ['', name];
  // The first slash after which the rest fits.
  const at = name.indexOf('/', name.length - NAME_LIMIT - 1);
  if (at < 1 || at > PREFIX_LIMIT) throw new Error('portal.tar.name: the name of a file is too long.');
  return [name.slice(0, at), name.slice(at + 1)];
}
