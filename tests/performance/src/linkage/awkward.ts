import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchResult } from '../result';
import { writeAwkward } from './awkward-files';
import type { AwkwardSet } from './awkward-files';
import { FOLDER } from './febrl';
import { measureFiles } from './measure-files';

const NAMES = { givenName: 'given', familyName: 'surname' };
const BORN = { ...NAMES, dateOfBirth: 'born' };
const text = (...columns: string[]) => columns.map((column) => ({ column, compare: 'text' }));

/** Files with the faults that FEBRL's have not: kept apart from what methods were chosen on. */
const SETS: readonly AwkwardSet[] = [
  {
    id: 'awkward.years',
    seed: 11,
    people: 4000,
    again: 0.5,
    columns: ['given', 'middle', 'surname', 'born', 'phone', 'zip', 'sex'],
    fields: { ...BORN, sex: 'sex' },
    other: text('middle', 'phone', 'zip'),
    files: [{ name: 'years', wrong: 0.15, empty: 0.12, moved: 0.15, swapped: 0.03, yearOnly: true }],
  },
  {
    id: 'awkward.few',
    seed: 12,
    people: 2500,
    again: 0.5,
    columns: ['given', 'surname', 'street', 'town'],
    fields: NAMES,
    other: text('street', 'town'),
    files: [{ name: 'few', wrong: 0.2, empty: 0.1, moved: 0.15, swapped: 0.03 }],
  },
  {
    id: 'awkward.agencies',
    seed: 13,
    people: 2500,
    again: 0.3,
    columns: ['given', 'surname', 'born', 'street', 'town', 'zip'],
    fields: BORN,
    other: text('street', 'town', 'zip'),
    files: [
      { name: 'register', wrong: 0.02, empty: 0.02 },
      { name: 'custody', wrong: 0.12, empty: 0.1, moved: 0.6, swapped: 0.05 },
      { name: 'charity', wrong: 0.25, empty: 0.15, moved: 0.1, initials: 0.6 },
    ],
  },
  {
    id: 'awkward.dates',
    seed: 14,
    people: 2500,
    again: 0.3,
    columns: ['given', 'surname', 'born', 'phone', 'zip'],
    fields: BORN,
    other: text('phone', 'zip'),
    files: [
      { name: 'whole', wrong: 0.15, empty: 0.1, moved: 0.2 },
      { name: 'years', wrong: 0.15, empty: 0.1, moved: 0.2, yearOnly: true },
    ],
  },
  {
    id: 'awkward.homes',
    seed: 15,
    people: 4000,
    homes: 0.5,
    again: 0.4,
    columns: ['given', 'surname', 'born', 'phone', 'street', 'town'],
    fields: BORN,
    other: text('phone', 'street', 'town'),
    files: [{ name: 'homes', wrong: 0.12, empty: 0.1, moved: 0.05, swapped: 0.02 }],
  },
  {
    id: 'awkward.homes.few',
    seed: 16,
    people: 4000,
    homes: 0.5,
    again: 0.4,
    columns: ['given', 'surname', 'phone', 'zip', 'sex'],
    fields: { ...NAMES, sex: 'sex' },
    other: text('phone', 'zip'),
    files: [{ name: 'homes', wrong: 0.1, empty: 0.08 }],
  },
];

/** Awkward files through `linkage run`: the threshold chosen without labels against the best by the labels. */
export async function awkwardFigures(
  wanted: (id: string) => boolean,
  onProgress: (message: string) => void,
): Promise<BenchResult[]> {
  if (!existsSync(join(FOLDER, 'dataset4a.csv'))) return [];
  const results: BenchResult[] = [];
  for (const set of SETS.filter(({ id }) => wanted(id))) {
    onProgress(set.id);
    const folder = mkdtempSync(join(tmpdir(), 'cyfrif-bench-'));
    try {
      const labelled = writeAwkward(set, FOLDER, folder);
      const { best, bestThreshold, chosen, threshold, clusters } = await measureFiles(labelled);
      results.push({
        id: set.id,
        value: round(chosen),
        unit: 'F1',
        reach: 'reported',
        met: true,
        note: `pairs at the threshold chosen without labels (${threshold.toFixed(1)} bits); best ${round(best)} at ${bestThreshold.toFixed(1)} bits; clusters ${round(clusters)}`,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return results;
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
