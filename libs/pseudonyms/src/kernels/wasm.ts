import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import {
  leftsOf,
  MOST_LEFTS,
  MOST_PROGRAM,
  MOST_VIEWS,
  VIEW_WORDS,
  type DiceKernel,
  type ViewKernel,
} from './kernel';
import { mostPacked, nextPlace } from './pack';

/** The part of the WebAssembly API that is used; TypeScript has it among the types of browsers only. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
}

interface Address {
  value: number;
}

/** What kernel.wasm exports; see libs/pseudonyms/assembly. */
interface KernelExports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  TABLE: Address;
  PROGRAM: Address;
  PROGRAM_ROOM: Address;
  LEFT: Address;
  LEFT_BYTES: Address;
  FREE: Address;
  encodeViews(count: number, words: number, plain: number): number;
  countBits(filters: number, count: number, words64: number, counts: number): void;
  slice(filters: number, groups: number, words64: number, sliced: number): void;
  diceSliced(
    sliced: number,
    groups: number,
    words64: number,
    lefts: number,
    counts: number,
    results: number,
    stride: number,
  ): void;
  dice(left: number, filters: number, count: number, words64: number, counts: number, results: number): void;
}

const api = (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
let compiled: object | undefined;

/** Hardened builds of Node may run without it (`--jitless`). */
export function hasWebAssembly(): boolean {
  return api !== undefined;
}

function instantiate(): KernelExports {
  if (!api) throw new Error('This machine runs no WebAssembly.');
  compiled ??= new api.Module(readFileSync(projectPath('libs', 'pseudonyms', 'assembly', 'kernel.wasm')));
  return new api.Instance(compiled, {}).exports as KernelExports;
}

const at = (address: Address): number => address.value;

const PAGE = 65_536;

/** The last word that is packed is followed by one that is not kept. */
const SPARE = 4;

export function wasmViewKernel(): ViewKernel {
  const exports = instantiate();
  const { memory } = exports;
  const packed = at(exports.PROGRAM) + at(exports.PROGRAM_ROOM);
  const tableOf = () => new Uint32Array(memory.buffer, at(exports.TABLE), MOST_VIEWS * VIEW_WORDS);
  const programOf = () => new Uint32Array(memory.buffer, at(exports.PROGRAM), MOST_PROGRAM);
  let bytes = Buffer.from(memory.buffer);
  let table = tableOf();
  let program = programOf();
  let most = 0;
  const grow = (missing: number): void => {
    memory.grow(Math.ceil(missing / PAGE));
    bytes = Buffer.from(memory.buffer);
    table = tableOf();
    program = programOf();
  };
  return {
    name: 'wasm',
    get table() {
      return table;
    },
    load: (given) => program.set(given),
    encode: (count, words, plain) => {
      const missing = packed + count * nextPlace(mostPacked(words)) + SPARE - bytes.length;
      if (missing > 0) grow(missing);
      const taken = exports.encodeViews(count, words, plain);
      most = Math.max(most, taken + SPARE);
      return bytes.toString('base64url', packed, packed + taken);
    },
    wipe: () => {
      // Everything below what Dice works with: marks, words and keys; then the program, and what was packed behind it.
      bytes.fill(0, 0, at(exports.LEFT));
      bytes.fill(0, at(exports.PROGRAM), packed + most);
      most = 0;
    },
  };
}

/** Filters that are added up side by side. */
const GROUP = 128;
/** Fewer than these in the last group are compared one by one: a group costs the same however few fill it. */
const WORTH_A_GROUP = 32;

export function wasmDiceKernel(): DiceKernel {
  const exports = instantiate();
  const { memory } = exports;
  const [left, leftBytes, filters] = [at(exports.LEFT), at(exports.LEFT_BYTES), at(exports.FREE)];
  let words = 0;
  let count = 0;
  let groups = 0;
  let counts = 0;
  let results = 0;
  let stride = 0;
  let sliced = 0;
  return {
    name: 'wasm',
    load: (given, length) => {
      if (length % 2 !== 0 || length > 256) throw new RangeError('Filters are of 2 to 256 words, evenly.');
      words = length;
      count = given.length / length;
      groups = Math.floor(count / GROUP) + (count % GROUP >= WORTH_A_GROUP ? 1 : 0);
      const padded = Math.max(count, groups * GROUP);
      counts = filters + padded * words * 4;
      results = counts + padded * 4;
      stride = padded * 4;
      sliced = Math.ceil((results + MOST_LEFTS * stride) / 16) * 16;
      const missing = sliced + groups * (words * 32 + 1) * 16 - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      const stored = new Uint32Array(memory.buffer, filters, padded * words);
      stored.set(given);
      stored.fill(0, given.length);
      exports.countBits(filters, padded, words / 2, counts);
      exports.slice(filters, groups, words / 2, sliced);
    },
    compare: (given) => {
      const lefts = leftsOf(given, words);
      for (let i = 0; i < lefts; i++)
        new Uint32Array(memory.buffer, left + i * leftBytes, words).set(
          given.subarray(i * words, (i + 1) * words),
        );
      exports.diceSliced(sliced, groups, words / 2, lefts, counts, results, stride);
      const done = groups * GROUP;
      return Array.from({ length: lefts }, (_, i) => {
        const own = results + i * stride;
        if (done < count) {
          const rest = filters + done * words * 4;
          exports.dice(
            left + i * leftBytes,
            rest,
            count - done,
            words / 2,
            counts + done * 4,
            own + done * 4,
          );
        }
        return new Float32Array(memory.buffer, own, count);
      });
    },
  };
}
