import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledFiles } from './measure-files';
import { seeded } from './seeded';

/** How one file is kept: shares of fields, 0 to 1. */
export interface Keeping {
  name: string;
  /** A letter or digit wrong, left out, doubled or exchanged with the next. */
  wrong: number;
  empty: number;
  /** Of first names: only the initial is written. */
  initials?: number;
  /** Of people: moved since, so that address and telephone are others. */
  moved?: number;
  /** Of people: given name and surname in each other's place. */
  swapped?: number;
  /** Of dates: the year alone. */
  yearOnly?: boolean;
}

export interface AwkwardSet {
  id: string;
  seed: number;
  people: number;
  /** Of people: live with the one before, under the same surname, address and telephone. */
  homes?: number;
  /** Records of a person in one file: one, and another with this chance each time. */
  again: number;
  columns: readonly Column[];
  fields: unknown;
  other: unknown;
  files: readonly Keeping[];
}

type Column = 'given' | 'middle' | 'surname' | 'born' | 'phone' | 'street' | 'town' | 'zip' | 'sex';
type Person = Record<Column, string>;

/** Writes the files of a set: people made of names and addresses of FEBRL, drawn each by itself, and their errors. */
export function writeAwkward(set: AwkwardSet, febrl: string, folder: string): LabelledFiles {
  const random = seeded(set.seed);
  const pools = poolsOf(febrl);
  const draw = (pool: readonly string[]): string => pool[Math.floor(random() * pool.length)]!;
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const home = (): Pick<Person, 'phone' | 'street' | 'town' | 'zip'> => ({
    phone: `0${digits(8)}`,
    street: `${1 + Math.floor(random() * 80)} ${draw(pools.street)}`,
    town: draw(pools.town),
    zip: draw(pools.zip),
  });
  let before: Person | undefined;
  const people = Array.from({ length: set.people }, (): Person => {
    const two = (most: number): string => String(1 + Math.floor(random() * most)).padStart(2, '0');
    const alone: Person = {
      ...{ given: draw(pools.given), middle: draw(pools.given), surname: draw(pools.surname) },
      ...{ born: `${1930 + Math.floor(random() * 75)}-${two(12)}-${two(28)}`, ...home() },
      sex: random() < 0.5 ? 'm' : 'f',
    };
    if (!set.homes) return alone;
    if (before && random() < set.homes) {
      const { surname, phone, street, town, zip } = before;
      Object.assign(alone, { surname, phone, street, town, zip });
    }
    before = alone;
    return alone;
  });
  const truth: string[] = [];
  const files = set.files.map((keeping) => {
    const rows: { key: number; line: string }[] = [];
    people.forEach((person, cluster) => {
      for (let copy = 0; copy === 0 || random() < set.again; copy++) {
        const id = `${keeping.name}-${cluster}-${copy}`;
        const kept = keptAs(person, keeping, random, home);
        rows.push({ key: random(), line: [id, ...set.columns.map((column) => kept[column])].join(',') });
        truth.push(`${keeping.name}.csv,${id},${cluster}`);
      }
    });
    const path = join(folder, `${keeping.name}.csv`);
    const lines = rows.sort((a, b) => a.key - b.key).map(({ line }) => line);
    writeFileSync(path, `${['id', ...set.columns].join(',')}\n${lines.join('\n')}\n`);
    return path;
  });
  const mapping = { id: 'id', fields: set.fields, other: set.other, within: true };
  return { folder, files, mapping, truth: `file,id,cluster\n${truth.join('\n')}\n` };
}

/** What a file says of a person. */
function keptAs(
  person: Person,
  { wrong, empty, initials = 0, moved = 0, swapped = 0, yearOnly = false }: Keeping,
  random: () => number,
  home: () => Partial<Person>,
): Person {
  let kept = random() < moved ? { ...person, ...home() } : { ...person };
  if (yearOnly) kept.born = kept.born.slice(0, 4);
  for (const column of Object.keys(kept) as Column[]) {
    if (random() < wrong) kept[column] = withSlip(kept[column], random);
    if (random() < empty) kept[column] = '';
  }
  if (random() < initials) kept.given = kept.given.slice(0, 1);
  if (random() < swapped) kept = { ...kept, given: kept.surname, surname: kept.given };
  return kept;
}

function withSlip(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const letter = /[0-9]/.test(text[at] ?? '')
    ? String(Math.floor(random() * 10))
    : 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]!;
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return before + letter + behind.slice(1);
  if (kind === 1) return before + behind.slice(1);
  if (kind === 2) return before + letter + behind;
  return before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2);
}

/** Values of FEBRL's first originals as often as they occur there. */
function poolsOf(febrl: string): Record<'given' | 'surname' | 'street' | 'town' | 'zip', string[]> {
  const rows = readFileSync(join(febrl, 'dataset4a.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((value) => value.trim()));
  const pool = (at: number): string[] => rows.map((row) => row[at]!).filter((value) => value !== '');
  return { given: pool(1), surname: pool(2), street: pool(4), town: pool(6), zip: pool(7) };
}
