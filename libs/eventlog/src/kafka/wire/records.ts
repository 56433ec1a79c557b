import type { IHeaders, Message } from 'kafkajs';

type Bytes = Buffer | string | null | undefined;

/**
 * Records as they stand in a batch, one after the other in one buffer of the right size.
 * @param deltaOf milliseconds of a record's time after the first one's
 */
export function encodeRecords(messages: readonly Message[], deltaOf: (index: number) => number): Buffer {
  const parts = messages.map(({ key, value, headers }, index) => {
    const pairs = pairsOf(headers);
    const size =
      1 +
      sizeOfNumber(deltaOf(index)) +
      sizeOfNumber(index) +
      sizeOfBytes(key) +
      sizeOfBytes(value) +
      pairs.reduce(
        (sum, [name, text]) => sum + sizeOfBytes(name) + sizeOfBytes(text),
        sizeOfNumber(pairs.length),
      );
    return { key, value, pairs, size };
  });
  const writer = new Writer(parts.reduce((sum, { size }) => sum + sizeOfNumber(size) + size, 0));
  for (const [index, { key, value, pairs, size }] of parts.entries()) {
    writer.number(size);
    // Attributes of a record: none are defined.
    writer.byte(0);
    writer.number(deltaOf(index));
    writer.number(index);
    writer.bytes(key);
    writer.bytes(value);
    writer.number(pairs.length);
    for (const [name, text] of pairs) {
      writer.bytes(name);
      writer.bytes(text);
    }
  }
  return writer.written;
}

function pairsOf(headers: IHeaders = {}): [string, Bytes][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each): [string, Bytes] => [name, each]) : [[name, value]],
  );
}

function sizeOfBytes(bytes: Bytes): number {
  if (bytes === null || bytes === undefined) return 1;
  const { length } = Buffer.isBuffer(bytes) ? bytes : { length: Buffer.byteLength(bytes) };
  return sizeOfNumber(length) + length;
}

/** Numbers are written seven bits a byte, doubled, so that an odd one is below zero. */
function sizeOfNumber(value: number): number {
  let size = 1;
  for (let rest = 2 * value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
}

class Writer {
  readonly written: Buffer;
  private at = 0;

  constructor(size: number) {
    this.written = Buffer.allocUnsafe(size);
  }

  byte(value: number): void {
    this.written[this.at++] = value;
  }

  number(value: number): void {
    let rest = 2 * value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128);
    this.byte(rest);
  }

  /** Absent bytes have the length -1. */
  bytes(bytes: Bytes): void {
    if (bytes === null || bytes === undefined) return this.byte(1);
    if (Buffer.isBuffer(bytes)) {
      this.number(bytes.length);
      this.at += bytes.copy(this.written, this.at);
    } else {
      this.number(Buffer.byteLength(bytes));
      this.at += this.written.write(bytes, this.at);
    }
  }
}
