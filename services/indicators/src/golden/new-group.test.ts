import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { readDefinitions } from '#libs/measures';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { ends, starts, woman, World } from './world';

let database: TemporaryDatabase;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
});
afterAll(() => database.stop());

it('takes a new priority group from a data file alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  const template = JSON.parse(
    readFileSync(projectPath('schemas', 'indicators', 'A1.json'), 'utf8'),
  ) as object;
  const population = {
    id: 'older-women',
    version: '1.0.0',
    label: { en: 'Women of 50 and over', cy: 'Menywod 50 oed a hŷn' },
    predicate: { all: [{ age: { from: 50 } }, { sex: ['F'] }] },
  };
  writeFileSync(join(folder, 'G1.json'), JSON.stringify({ ...template, id: 'G1', population }));
  const w = new World(await database.dataSource('indicators'), [], readDefinitions(folder));
  await woman(w, { person: 'older' });
  await woman(w, { person: 'younger' });
  await starts(w, '2023-01-10', {}, { person: 'older', born: '1970-01-01' });
  await starts(w, '2023-01-10', {}, { person: 'younger', born: '1990-01-01' });
  await ends(w, '2023-01-10', 'RAN_FULL_COURSE', {}, { person: 'older', born: '1970-01-01' });
  const cubes = await w.cubes({ from: '2023-Q1' });
  expect(cubes.figure('G1', '2023-Q1')).toBe('1');
  expect(cubes.figure('G1', '2023-Q1', { by: ['ageband', '50+'] })).toBe('1');
  expect(new Set(cubes.lines.map((line) => line.split(',')[0]))).toEqual(new Set(['G1']));
});

it('refuses a file that is no definition, and names it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  writeFileSync(join(folder, 'G1.json'), JSON.stringify({ id: 'G2', measure: 'M1' }));
  expect(() => readDefinitions(folder)).toThrow('definition.invalid: G1.json');
});
