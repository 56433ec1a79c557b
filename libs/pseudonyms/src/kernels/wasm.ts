import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { MOST_PROGRAM, type DiceKernel, type ViewKernel } from './kernel';

/** The part of the WebAssembly API that is used; TypeScript has it among the types of browsers only. */
interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
}

interface Address {
  value: number;
}

/** What kernel.wasm exports; see libs/pseudonyms/assembly/kernel.ts. */
interface KernelExports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  KEY: Address;
  PROGRAM: Address;
  WORDS: Address;
  LEFT: Address;
  FILTERS: Address;
  encodeView(programBytes: number, words: number): void;
  countBits(count: number, words64: number, counts: number): void;
  dice1024(count: number, counts: number, results: number): void;
  dice(count: number, words64: number, counts: number, results: number): void;
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

export function wasmViewKernel(): ViewKernel {
  const exports = instantiate();
  const [key, program, words] = [at(exports.KEY), at(exports.PROGRAM), at(exports.WORDS)];
  const bytes = new Uint8Array(exports.memory.buffer);
  let view = new Uint32Array(exports.memory.buffer, words, 0);
  return {
    name: 'wasm',
    load: (given) => bytes.set(given, program),
    encode: (blockKey, programBytes, length) => {
      bytes.set(blockKey, key);
      exports.encodeView(programBytes, length);
      if (view.length !== length) view = new Uint32Array(exports.memory.buffer, words, length);
      return view;
    },
    wipe: () => bytes.fill(0, key, program + MOST_PROGRAM),
  };
}

const PAGE = 65_536;

export function wasmDiceKernel(): DiceKernel {
  const exports = instantiate();
  const { memory } = exports;
  const [left, filters] = [at(exports.LEFT), at(exports.FILTERS)];
  let words = 0;
  let count = 0;
  let counts = 0;
  let results = 0;
  return {
    name: 'wasm',
    load: (given, length) => {
      if (length % 2 !== 0 || length > 256) throw new RangeError('Filters are of 2 to 256 words, evenly.');
      words = length;
      count = given.length / length;
      counts = filters + given.length * 4;
      results = counts + count * 4;
      const missing = results + count * 4 - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      new Uint32Array(memory.buffer, filters, given.length).set(given);
      exports.countBits(count, words / 2, counts);
    },
    compare: (filter) => {
      new Uint32Array(memory.buffer, left, words).set(filter.subarray(0, words));
      if (words === 32) exports.dice1024(count, counts, results);
      else exports.dice(count, words / 2, counts, results);
      return new Float32Array(memory.buffer, results, count);
    },
  };
}
