/** A seeded stream of chance. The same seed and path give the same draws on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** @param path numbers that name the stream, for example the world's seed and a household's index */
  constructor(...path: number[]) {
    const hash = mix(path);
    this.a = hash(1);
    this.b = hash(2);
    this.c = hash(3);
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits by sfc32 (C. Doty-Humphrey, PractRand). */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.bits() / 4294967296;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Whole number in [low, high], both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.unit() * items.length)];
    if (item === undefined) throw new Error('SYNTHETIC_EMPTY_CHOICE');
    return item;
  }

  /** One of the entries in proportion to its weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const [, weight] of entries) total += weight;
    let left = this.unit() * total;
    for (const [item, weight] of entries) {
      left -= weight;
      if (left < 0) return item;
    }
    const last = entries.at(-1);
    if (!last) throw new Error('SYNTHETIC_EMPTY_CHOICE');
    return last[0];
  }

  /** Exponential waiting time with the given mean. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.unit());
  }

  /** Opaque name in the shape of a version 4 UUID. */
  uuid(): string {
    const hex = [0, 0, 0, 0].map(() => this.bits().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[this.bits() & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** xmur3-like mixing of whole numbers into independent 32-bit seeds. */
function mix(path: readonly number[]): (salt: number) => number {
  return (salt) => {
    let h = 1779033703 ^ salt;
    for (const part of [...path, salt]) {
      h = Math.imul(h ^ (part | 0), 3432918353);
      h = (h << 13) | (h >>> 19);
      h = Math.imul(h ^ Math.floor(part / 4294967296), 2246822507);
      h ^= h >>> 15;
    }
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    return (h ^ (h >>> 16)) >>> 0;
  };
}
