import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { FEATURE, type ViewKernel } from './kernel';
import { typescriptDiceKernel, typescriptViewKernel } from './typescript';
import { wasmDiceKernel, wasmViewKernel } from './wasm';

const KERNELS: [string, () => ViewKernel][] = [
  ['wasm', wasmViewKernel],
  ['typescript', typescriptViewKernel],
];
const KEY = Uint8Array.from({ length: 16 }, (_, i) => i);
const KEY_WORDS = new Uint32Array(KEY.buffer);

/** The first vectors of the reference implementation: SipHash-2-4 of 0, 1, 2 ... bytes 00 01 02 ... */
const SIPHASH_VECTORS = [
  '310e0edd47db6f72',
  'fd67dc93c539f874',
  '5a4fa9d909806c0d',
  '2d7efbd796666785',
  'b7877127e09427cf',
  '8da699cd64557618',
  'cee3fe586e46c9cb',
  '37d1018bf50002ab',
  '6224939a79f5f593',
  'b0e4a90bdf82009e',
  'f3b9dd94c5bb5d7a',
  'a7ad6b22462fb3f4',
  'fbe50e86bc8f1e75',
  '903d84c02756ea14',
  'eef27a8e90ca23f7',
  'e545be4961ca29a1',
];

const feature = (word: number, mode: number, bytes: readonly number[] | Uint8Array): number[] => [
  word & 255,
  word >> 8,
  mode,
  bytes.length & 255,
  bytes.length >> 8,
  ...bytes,
];
const random = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);

describe.each(KERNELS)('the %s view kernel', (_name, make) => {
  it('hashes as the reference implementation of SipHash-2-4 does', () => {
    const kernel = make();
    SIPHASH_VECTORS.forEach((vector, length) => {
      const program = Uint8Array.from(feature(0, FEATURE.TOKEN, KEY.slice(0, length)));
      kernel.load(program);
      const [word] = kernel.encode(KEY_WORDS, 0, program.length, 1);
      expect(word).toBe(Buffer.from(vector, 'hex').readUInt32LE(0));
    });
  });

  it('takes the positions of a filter from the eight bytes of the hash', () => {
    const kernel = make();
    const program = Uint8Array.from(feature(0, FEATURE.FILTER, KEY.slice(0, 15)));
    kernel.load(program);
    const words = kernel.encode(KEY_WORDS, 0, program.length, 8);
    const expected = new Uint32Array(8);
    for (const position of Buffer.from(SIPHASH_VECTORS[15]!, 'hex'))
      expected[position >> 5]! |= 1 << (position & 31);
    expect([...words]).toEqual([...expected]);
  });

  it('puts half-words side by side', () => {
    const kernel = make();
    const program = Uint8Array.from([
      ...feature(1, FEATURE.LOW_HALF, []),
      ...feature(1, FEATURE.HIGH_HALF, KEY.slice(0, 1)),
    ]);
    kernel.load(program);
    const words = kernel.encode(KEY_WORDS, 0, program.length, 2);
    expect([...words]).toEqual([0, (0x67fd << 16) | 0x0e31]);
  });

  it('runs only as much of the program as it is told, and starts from zeros', () => {
    const kernel = make();
    const first = feature(0, FEATURE.TOKEN, [1]);
    const program = Uint8Array.from([...first, ...feature(1, FEATURE.TOKEN, [2])]);
    kernel.load(program);
    expect(kernel.encode(KEY_WORDS, 0, program.length, 2)[1]).not.toBe(0);
    expect(kernel.encode(KEY_WORDS, 0, first.length, 2)[1]).toBe(0);
  });
});

it('both view kernels give the same words for any program', () => {
  const next = random(3);
  const [wasm, typescript] = [wasmViewKernel(), typescriptViewKernel()];
  for (let round = 0; round < 200; round++) {
    const features = Array.from({ length: 1 + (next() >>> 28) }, () => {
      const bytes = Array.from({ length: (next() >>> 16) % 40 }, () => next() >>> 24);
      return feature((next() >>> 16) % 80, (next() >>> 16) % 4, bytes);
    });
    const program = Uint8Array.from(features.flat());
    const key = Uint32Array.from({ length: 4 }, next);
    wasm.load(program);
    typescript.load(program);
    expect([...wasm.encode(key, 0, program.length, 96)]).toEqual([
      ...typescript.encode(key, 0, program.length, 96),
    ]);
  }
});

it('both view kernels pack the same, one view after the other, and again after as many as fill the memory', () => {
  const next = random(4);
  const kernels = [wasmViewKernel(), typescriptViewKernel()];
  const key = Uint32Array.from({ length: 4 }, next);
  for (const views of [1, 3, 700, 2]) {
    const packed = kernels.map((kernel) => {
      const program = Uint8Array.from(Array.from({ length: 60 }, (_, i) => feature(i, 0, [i])).flat());
      kernel.load(program);
      const lengths = Array.from({ length: views }, (_, view) => {
        kernel.encode(key, 0, program.length, 500)[300 + (view % 100)] = view;
        return kernel.pack(500);
      });
      return { lengths, bytes: Buffer.from(kernel.takePacked()).toString('hex') };
    });
    expect(packed[0]).toEqual(packed[1]);
    expect(packed[0]!.bytes.length).toBeGreaterThan(2 * views * 240);
  }
  for (const kernel of kernels) kernel.wipe();
});

describe.each([
  [8, 50],
  [32, 50],
  [16, 300],
  [32, 128],
  [32, 190],
  [256, 130],
])('Dice of filters of %i words, %i of them', (words, count) => {
  const next = random(5);
  const ones = (filter: Uint32Array) =>
    [...filter].map((word) => word.toString(2).replaceAll('0', '')).join('').length;
  const filters = Uint32Array.from({ length: count * words }, () => next() & next());
  filters.fill(0, 0, words);
  filters.fill(-1, words, 2 * words);

  it.each<[string, () => number]>([
    ['half full', next],
    ['sparse', () => next() & next() & next()],
    ['dense', () => next() | next() | next()],
    ['full', () => -1],
    ['with one bit', () => 0x80],
  ])('is what the definition says, on both kernels, for a left filter %s', (_what, word) => {
    const left = Uint32Array.from({ length: words }, word);
    const expected = Float32Array.from({ length: count }, (_, i) => {
      const right = filters.subarray(i * words, (i + 1) * words);
      return (2 * ones(left.map((bits, w) => bits & right[w]!))) / (ones(left) + ones(right));
    });
    for (const kernel of [wasmDiceKernel(), typescriptDiceKernel()]) {
      kernel.load(filters, words);
      expect([...kernel.compare(left)[0]!]).toEqual([...expected]);
    }
  });

  it.each([1, 2, 3, 4])('is of %i filters at once what it is of each alone, on both kernels', (lefts) => {
    const given = Uint32Array.from({ length: lefts * words }, (_, i) =>
      i < words ? next() & next() : next() | ((i & 1) * next()),
    );
    const [fast, portable] = [wasmDiceKernel(), typescriptDiceKernel()];
    for (const kernel of [fast, portable]) kernel.load(filters, words);
    const expected = Array.from({ length: lefts }, (_, left) => [
      ...portable.compare(given.subarray(left * words, (left + 1) * words))[0]!,
    ]);
    expect(fast.compare(given).map((results) => [...results])).toEqual(expected);
    expect(portable.compare(given).map((results) => [...results])).toEqual(expected);
  });

  it('takes neither more filters than four at once nor a part of one', () => {
    for (const kernel of [wasmDiceKernel(), typescriptDiceKernel()]) {
      kernel.load(filters, words);
      expect(() => kernel.compare(new Uint32Array(5 * words))).toThrow(RangeError);
      expect(() => kernel.compare(new Uint32Array(words + 1))).toThrow(RangeError);
    }
  });

  it('says of two empty filters that there is nothing to compare', () => {
    for (const kernel of [wasmDiceKernel(), typescriptDiceKernel()]) {
      kernel.load(filters, words);
      expect([...kernel.compare(new Uint32Array(words))[0]!.subarray(0, 3)]).toEqual([-1, 0, 0]);
      kernel.load(filters.subarray(0, 2 * words), words);
      expect([...kernel.compare(new Uint32Array(words))[0]!]).toEqual([-1, 0]);
    }
  });
});

it('the bytes that are shipped are those of the source', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const built = join(folder, 'kernel.wasm');
    const source = projectPath('libs', 'pseudonyms', 'assembly', 'kernel.ts');
    const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', '16', '--enable', 'simd'];
    execFileSync(process.execPath, [
      projectPath('node_modules', 'assemblyscript', 'bin', 'asc.js'),
      source,
      ...flags,
      '-o',
      built,
    ]);
    const shipped = readFileSync(projectPath('libs', 'pseudonyms', 'assembly', 'kernel.wasm'));
    expect(readFileSync(built).equals(shipped)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
