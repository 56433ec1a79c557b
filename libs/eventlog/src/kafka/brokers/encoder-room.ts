import { createRequire } from 'node:module';

/** What this adapter knows of the encoder of kafkajs 2.2.4: one for each header, record, batch, partition and request. */
export interface Encoder {
  buf: Buffer;
  /** Bytes of `buf` that are written. */
  offset: number;
  readonly buffer: Buffer;
  ensureAvailable(length: number): void;
  writeEncoderArray(parts: readonly Encoder[]): this;
}

export type EncoderClass = (new (size?: number) => Encoder) & {
  prototype: Encoder;
  /** Of an encoder's first room. */
  nextPowerOfTwo(size: number): number;
};

export const encoderClass = createRequire(__filename)('kafkajs/src/protocol/encoder') as EncoderClass;

const USUAL_ROOM = 511;
/** So few that V8 keeps them among its own objects. */
const FIRST_ROOM = 64;
/** What a record still gets after its value: its headers. */
const LEAST_MORE = 192;

let fitted = false;

/**
 * The encoders of kafkajs 2.2.4 begin with 512 bytes each and grow to the next power of two, all of it set to zero
 * first: half of the buffers that the pseudonymiser let go, and V8 collects the whole heap for every 64 MB of them. With
 * this they begin small, take what is to be written and some more, and a list of parts at once. What is written stays
 * the same. For the whole process.
 */
export function fitEncoders(): void {
  if (fitted) return;
  fitted = true;
  const { prototype, nextPowerOfTwo } = encoderClass;
  const writeAll = Object.getOwnPropertyDescriptor(prototype, 'writeEncoderArray')
    ?.value as Encoder['writeEncoderArray'];
  encoderClass.nextPowerOfTwo = (size) => (size === USUAL_ROOM ? FIRST_ROOM : nextPowerOfTwo(size));
  prototype.ensureAvailable = function (this: Encoder, length: number): void {
    const needed = this.offset + length;
    if (needed <= this.buf.length) return;
    const room = Buffer.allocUnsafe(needed + Math.max(LEAST_MORE, this.buf.length >> 1));
    this.buf.copy(room, 0, 0, this.offset);
    this.buf = room;
  };
  prototype.writeEncoderArray = function (this: Encoder, parts: readonly Encoder[]): Encoder {
    this.ensureAvailable(parts.reduce((sum, { offset }) => sum + offset, 0));
    return writeAll.call(this, parts);
  };
}
