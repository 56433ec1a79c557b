/**
 * Bytes that PostgreSQL wrote as text in the format `escape`: a backslash as two, a zero byte and bytes from 128 on in
 * octal digits, all others as they are. Values are JSON, which nearly always passes unchanged; as hex, which a driver
 * without binary results would get, it takes twice the bytes and is slow to read.
 */
export function unescaped(text: string): Buffer {
  const plain = text.includes('\\') ? text.replace(ESCAPE, byteOf) : text;
  return Buffer.from(plain, 'latin1');
}

const ESCAPE = /\\(\\|[0-7]{3})/g;

function byteOf(_: string, escaped: string): string {
  return escaped === '\\' ? '\\' : String.fromCharCode(Number.parseInt(escaped, 8));
}
