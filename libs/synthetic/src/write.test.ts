import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateWales } from './generate';
import { Spool } from './spool';
import { countsCsv, writeWales } from './write';

const OPTIONS = { people: 150, from: '2022-01', to: '2022-12', seed: 9 };

describe('writing a synthetic Wales', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'synthetic-'));
  });
  afterEach(() => rmSync(out, { recursive: true, force: true }));

  it('writes the events and the truth that the world in memory has', async () => {
    const progress: number[] = [];
    const written = await writeWales({ ...OPTIONS, out, onProgress: (done) => progress.push(done) });
    const wales = generateWales(OPTIONS);
    expect(readdirSync(join(out, 'events')).sort()).toEqual(wales.agencies.map((name) => `${name}.ndjson`));
    for (const agency of wales.agencies) {
      const lines = readFileSync(join(out, 'events', `${agency}.ndjson`), 'utf8')
        .trimEnd()
        .split('\n');
      expect(lines).toEqual(wales.events(agency).map((event) => JSON.stringify(event)));
    }
    expect(written.events).toBe(wales.eventCount);
    expect(readFileSync(join(out, 'truth', 'counts.csv'), 'utf8')).toBe(countsCsv(wales.trueCounts()));
    const records = readFileSync(join(out, 'truth', 'records.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(
      new Map(records.map((line) => [line.split(',').slice(0, 2).join(' '), line.split(',')[2]])),
    ).toEqual(wales.personOf);
    expect(records).toHaveLength(wales.personOf.size);
    expect(progress.at(-1)).toBe(OPTIONS.people);
  });

  it('leaves the counts out when they are not wanted', async () => {
    await writeWales({ ...OPTIONS, out, trueCounts: false });
    expect(readdirSync(join(out, 'truth')).sort()).toEqual(['people.ndjson', 'records.csv']);
  });

  it('counts only the indicators that are wanted, as all together would', async () => {
    await writeWales({ ...OPTIONS, out, trueCounts: ['A1', 'B6', 'D3'] });
    const rows = generateWales(OPTIONS).trueCounts();
    const wanted = rows.filter(({ indicator }) => ['A1', 'B6', 'D3'].includes(indicator));
    expect(readFileSync(join(out, 'truth', 'counts.csv'), 'utf8')).toBe(countsCsv(wanted));
  });

  it('orders lines by time even when most of them had to go to disk meanwhile', async () => {
    const spool = new Spool(out, 300);
    for (let i = 0; i < 200; i++) spool.add('one', ((i * 7919) % 200) * 100_000, `line ${(i * 7919) % 200}`);
    await spool.finish(join(out, 'events'));
    const lines = readFileSync(join(out, 'events', 'one.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toEqual(Array.from({ length: 200 }, (_, i) => `line ${i}`));
    expect(readdirSync(out)).toEqual(['events']);
  });
});
