/**
 * The benchmark's tables of people by authority, group, need, quarter and age: synthetic, drawn from fixed
 * seeds, so that every figure can be made again.
 */
export interface GeneratedTable {
  csv: string;
  people: number;
  rows: number;
}

/** Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Authority, police force area, population in thousands. */
const AUTHORITIES: readonly (readonly [string, string, number])[] = [
  ['Cardiff', 'SW', 362],
  ['Swansea', 'SW', 238],
  ['RCT', 'SW', 238],
  ['Bridgend', 'SW', 146],
  ['NeathPT', 'SW', 142],
  ['ValeGlam', 'SW', 132],
  ['Merthyr', 'SW', 59],
  ['Caerphilly', 'GW', 176],
  ['Newport', 'GW', 160],
  ['Monmouth', 'GW', 93],
  ['Torfaen', 'GW', 92],
  ['BlaenauG', 'GW', 67],
  ['Carmarthen', 'DP', 188],
  ['Powys', 'DP', 133],
  ['Pembroke', 'DP', 123],
  ['Ceredigion', 'DP', 71],
  ['Flint', 'NW', 155],
  ['Wrexham', 'NW', 135],
  ['Gwynedd', 'NW', 117],
  ['Conwy', 'NW', 115],
  ['Denbigh', 'NW', 96],
  ['Anglesey', 'NW', 69],
];
const POPULATION = AUTHORITIES.reduce((sum, [, , size]) => sum + size, 0);
const GROUPS = [0.26, 0.17, 0.13, 0.11, 0.09, 0.07, 0.05, 0.04, 0.03, 0.025, 0.015, 0.01];
const NEEDS = [0.22, 0.18, 0.15, 0.12, 0.1, 0.08, 0.07, 0.05, 0.03];
const AGES = [0.05, 0.16, 0.2, 0.19, 0.15, 0.11, 0.07, 0.05, 0.02];

function poisson(mean: number, random: () => number): number {
  if (mean >= 500) return Math.round(mean);
  const limit = Math.exp(-mean);
  let draws = 0;
  let product = 1;
  do {
    draws += 1;
    product *= random();
  } while (product > limit);
  return draws - 1;
}

function noise(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(Math.max(1e-12, random())));
  return Math.exp(0.35 * radius * Math.cos(2 * Math.PI * random()));
}

const code = (letter: string, at: number) => letter + String(at + 1).padStart(2, '0');
const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

interface Size {
  people: number;
  quarters: number;
  ages: number;
  seed: number;
}

function generate({ people, quarters, ages, seed }: Size): GeneratedTable {
  const random = seeded(seed);
  const rows = ['la,pfa,group,need,quarter,age,freq'];
  const norm = sum(GROUPS) * sum(NEEDS);
  let drawn = 0;
  for (const [authority, force, size] of AUTHORITIES) {
    for (let g = 0; g < GROUPS.length; g++) {
      for (let n = 0; n < NEEDS.length; n++) {
        const base = ((people * size) / POPULATION) * GROUPS[g]! * (NEEDS[n]! / norm) * noise(random);
        for (let q = 0; q < quarters; q++) {
          for (let a = 0; a < ages; a++) {
            const freq = poisson(base * (ages > 1 ? AGES[a]! : 1) * (1 + 0.03 * q), random);
            drawn += freq;
            rows.push(
              [authority, force, code('g', g), code('n', n), code('q', q), code('a', a), freq].join(','),
            );
          }
        }
      }
    }
  }
  return { csv: `${rows.join('\n')}\n`, people: drawn, rows: rows.length - 1 };
}

/** Seeds and sizes of the tables, with the number of people each must draw. */
const TABLES = {
  a: { people: 12_000, quarters: 1, ages: 1, seed: 101, expected: 12_584 },
  sparse: { people: 4_000, quarters: 1, ages: 1, seed: 102, expected: 4_326 },
  b: { people: 12_000, quarters: 8, ages: 1, seed: 103, expected: 115_144 },
  c: { people: 108_000, quarters: 1, ages: 9, seed: 104, expected: 113_317 },
  c8: { people: 108_000, quarters: 8, ages: 9, seed: 105, expected: 1_006_863 },
} as const;

export type TableName = keyof typeof TABLES;

/** Generates a table; throws when it is not the one that the figures are about. */
export function benchmarkTable(name: TableName): GeneratedTable {
  const table = generate(TABLES[name]);
  if (table.people !== TABLES[name].expected) {
    throw new Error(`The generator drew ${table.people} people for ${name}, not ${TABLES[name].expected}.`);
  }
  return table;
}

/**
 * Table (b) with a ninth quarter, which the generator draws from a seed of its own, so that the first eight
 * stay as they are.
 */
export function ninthQuarter(): GeneratedTable {
  const eight = benchmarkTable('b');
  const ninth = generate({ people: 12_000, quarters: 1, ages: 1, seed: 106 });
  const rows = ninth.csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.replace(',q01,', ',q09,'));
  return {
    csv: `${eight.csv}${rows.join('\n')}\n`,
    people: eight.people + ninth.people,
    rows: eight.rows + ninth.rows,
  };
}

const DIMENSIONS = {
  area: { name: 'area', columns: ['pfa', 'la'] },
  group: { name: 'group', columns: ['group'] },
  need: { name: 'need', columns: ['need'] },
  quarter: { name: 'quarter', columns: ['quarter'] },
  age: { name: 'age', columns: ['age'] },
};

/** The d.json of a table. */
export function benchmarkSpecification(name: TableName): {
  dimensions: { name: string; columns: string[] }[];
  counts: string[];
  cumulative?: string[];
} {
  const { area, group, need, quarter, age } = DIMENSIONS;
  const extra = { a: [], sparse: [], b: [quarter], c: [age], c8: [quarter, age] }[name];
  return { dimensions: [area, group, need, ...extra], counts: ['freq'] };
}
