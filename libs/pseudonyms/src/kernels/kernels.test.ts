import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { FEATURE, MOST_VIEWS, VIEW, VIEW_WORDS, type ViewKernel } from './kernel';
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

/** A feature at a half-word of a view, as `FeatureProgram` writes it. */
const feature = (halfWord: number, mode: number, bytes: readonly number[] | Uint8Array): number[] => {
  const message = Buffer.alloc(8 * ((bytes.length >> 3) + 1));
  message.set(bytes);
  message[message.length - 1] = bytes.length;
  const words = Array.from({ length: message.length / 4 }, (_, i) => message.readUInt32LE(4 * i));
  return [(2 * halfWord) | (mode << 16) | ((message.length / 8) << 24), ...words];
};
const programOf = (features: readonly number[][]) => Uint32Array.from(features.flat());

interface WantedView {
  key: Uint32Array;
  bytes: number;
  plain?: number;
  leftOut?: readonly [low: number, high: number];
}

/** Words of each view, read back from the text; `plain` stands in the last word. */
function encoded(kernel: ViewKernel, views: readonly WantedView[], words: number): number[][] {
  const { table } = kernel;
  views.forEach(({ key, bytes, plain = 0, leftOut = [0, 0] }, view) => {
    table.set([...key, bytes, plain, ...leftOut], VIEW_WORDS * view);
  });
  const text = Buffer.from(kernel.encode(views.length, words, words - 1), 'base64url');
  let from = 0;
  return views.map((_, view) => {
    const taken = kernel.table[VIEW_WORDS * view + VIEW.BYTES]!;
    const packed = text.subarray(from, from + taken);
    from = Math.ceil((from + taken) / 3) * 3;
    let at = (words + 7) >> 3;
    const found = Array.from({ length: words }, (_unused, word) => {
      if (((packed[word >> 3]! >> (word & 7)) & 1) === 0) return 0;
      at += 4;
      return packed.readUInt32LE(at - 4);
    });
    expect(at).toBe(taken);
    return found;
  });
}
const random = (seed: number) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0);

describe.each(KERNELS)('the %s view kernel', (_name, make) => {
  it('hashes as the reference implementation of SipHash-2-4 does', () => {
    const kernel = make();
    SIPHASH_VECTORS.forEach((vector, length) => {
      const program = programOf([feature(0, FEATURE.TOKEN, KEY.slice(0, length))]);
      kernel.load(program);
      const [words] = encoded(kernel, [{ key: KEY_WORDS, bytes: program.byteLength }], 2);
      expect(words![0]).toBe(Buffer.from(vector, 'hex').readUInt32LE(0));
    });
  });

  it('takes the positions of a filter from the eight bytes of the hash', () => {
    const kernel = make();
    const program = programOf([feature(0, FEATURE.FILTER, KEY.slice(0, 15))]);
    kernel.load(program);
    const [words] = encoded(kernel, [{ key: KEY_WORDS, bytes: program.byteLength }], 9);
    const expected = new Uint32Array(9);
    for (const position of Buffer.from(SIPHASH_VECTORS[15]!, 'hex'))
      expected[position >> 5]! |= 1 << (position & 31);
    expect(words).toEqual([...expected]);
  });

  it('puts half-words side by side', () => {
    const kernel = make();
    const program = programOf([feature(2, FEATURE.HALF, []), feature(3, FEATURE.HALF, KEY.slice(0, 1))]);
    kernel.load(program);
    const [words] = encoded(kernel, [{ key: KEY_WORDS, bytes: program.byteLength }], 3);
    expect(words).toEqual([0, (0x67fd << 16) | 0x0e31, 0]);
  });

  it('runs for each view only as much of the program as it is told, and starts from zeros', () => {
    const kernel = make();
    const first = feature(0, FEATURE.TOKEN, [1]);
    const program = programOf([first, feature(2, FEATURE.TOKEN, [2])]);
    kernel.load(program);
    const [whole, part] = [program.byteLength, 4 * first.length].map((bytes) => ({ key: KEY_WORDS, bytes }));
    for (const views of [[whole!], [part!], [whole!, part!], [part!, whole!, whole!]]) {
      const stated = encoded(kernel, views, 3).map((words) => words.map((word) => word !== 0));
      expect(stated).toEqual(views.map(({ bytes }) => [true, bytes === program.byteLength, false]));
    }
  });

  it('takes the plain word from the table, and leaves out the words that it is told to', () => {
    const kernel = make();
    kernel.load(programOf(Array.from({ length: 64 }, (_, word) => feature(2 * word, 0, [word]))));
    const view = { key: KEY_WORDS, bytes: 64 * 12 };
    const [all, some] = encoded(kernel, [view, { ...view, plain: 77, leftOut: [0x80000001, 2] }], 70);
    expect(all!.slice(0, 64)).not.toContain(0);
    const expected = all!.map((word, at) => ([0, 31, 33].includes(at) ? 0 : word));
    expect(some).toEqual([...expected.slice(0, 69), 77]);
  });

  it('leaves neither keys nor words nor features when it is wiped', () => {
    const kernel = make();
    const program = programOf([feature(0, FEATURE.TOKEN, [1])]);
    kernel.load(program);
    encoded(kernel, [{ key: KEY_WORDS, bytes: program.byteLength, plain: 5 }], 4);
    kernel.wipe();
    expect(kernel.table.every((word) => word === 0)).toBe(true);
    const [words] = encoded(kernel, [{ key: KEY_WORDS, bytes: program.byteLength }], 4);
    expect(words!.slice(1)).toEqual([0, 0, 0]);
  });
});

it('both view kernels give the same words for any program, any number of views', () => {
  const next = random(3);
  const [wasm, typescript] = [wasmViewKernel(), typescriptViewKernel()];
  for (let round = 0; round < 200; round++) {
    const features = Array.from({ length: 1 + (next() >>> 28) }, () => {
      const bytes = Array.from({ length: (next() >>> 16) % 40 }, () => next() >>> 24);
      const mode = (next() >>> 16) % 3;
      const place = (next() >>> 16) % 160;
      return feature(mode === FEATURE.HALF ? place : place & ~1, mode, bytes);
    });
    const ends = [0];
    for (const each of features) ends.push(ends.at(-1)! + 4 * each.length);
    const views = Array.from({ length: 1 + (round % 5) }, () => ({
      key: Uint32Array.from({ length: 4 }, next),
      bytes: ends[(next() >>> 16) % ends.length]!,
      plain: next(),
      leftOut: [next() & next(), next() & next() & next()] as const,
    }));
    const program = programOf(features);
    wasm.load(program);
    typescript.load(program);
    expect(encoded(wasm, views, 96)).toEqual(encoded(typescript, views, 96));
  }
});

it('both view kernels pack the same, and again after as many as fill the memory', () => {
  const next = random(4);
  const kernels = [wasmViewKernel(), typescriptViewKernel()];
  const key = Uint32Array.from({ length: 4 }, next);
  const program = programOf(Array.from({ length: 60 }, (_, i) => feature(2 * i, 0, [i])));
  for (const count of [1, 3, MOST_VIEWS, 2]) {
    const texts = kernels.map((kernel) => {
      kernel.load(program);
      for (let view = 0; view < count; view++)
        kernel.table.set([...key, program.byteLength, view, 0, 0], VIEW_WORDS * view);
      return kernel.encode(count, 500, 300);
    });
    expect(texts[0] === texts[1]).toBe(true);
    expect(texts[0]!.length).toBeGreaterThan(count * 240);
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
