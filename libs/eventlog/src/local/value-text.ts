/**
 * How the bytes of a value travel from PostgreSQL as text. Values are JSON, which passes as it is; as hex, which a driver
 * without binary results would get, it takes twice the bytes and is slow to read.
 */
export interface ValueText {
  /** Of a column of bytes. */
  select(this: void, column: string): string;
  bytesOf(this: void, text: string): Buffer;
}

const UTF8: ValueText = {
  select: (column) => `convert_from(${column}, 'UTF8')`,
  bytesOf: (text) => Buffer.from(text, 'utf8'),
};

/** Any bytes, at three times the cost: each is looked at alone. */
const ESCAPED: ValueText = {
  select: (column) => `encode(${column}, 'escape')`,
  bytesOf: unescaped,
};

/** Bytes that are no text of the encoding, and text that the database's own encoding lacks. */
const NO_TEXT = new Set(['22021', '22P05']);

/** Reads values as the text that they nearly always are, and once more in a form for any bytes if one of them is not. */
export async function readValues<Result>(read: (text: ValueText) => Promise<Result>): Promise<Result> {
  try {
    return await read(UTF8);
  } catch (error) {
    if (!NO_TEXT.has(stateOf(error))) throw error;
    return await read(ESCAPED);
  }
}

function stateOf(error: unknown): string {
  const { sqlState, code } = (error ?? {}) as { sqlState?: unknown; code?: unknown };
  return String(sqlState ?? code);
}

/**
 * Bytes that PostgreSQL wrote as text in the format `escape`: a backslash as two, a zero byte and bytes from 128 on in
 * octal digits, all others as they are.
 */
export function unescaped(text: string): Buffer {
  const plain = text.includes('\\') ? text.replace(ESCAPE, byteOf) : text;
  return Buffer.from(plain, 'latin1');
}

const ESCAPE = /\\(\\|[0-7]{3})/g;

function byteOf(_: string, escaped: string): string {
  return escaped === '\\' ? '\\' : String.fromCharCode(Number.parseInt(escaped, 8));
}
