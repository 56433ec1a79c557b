import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase } from '#libs/testing';
import { publisherMigrations, startPublisher } from '#services/publisher';
import { commandLine } from '#services/suite';

interface Attacked {
  attackers: { exact: number; small: number; failures: unknown[]; cells: number }[];
  broken: boolean;
}

interface Verified {
  tables: Record<string, { covered: number; problems: unknown[] }>;
  altered: string[];
}

/** A release as a reader has it, and its evidence as a steward has it, before the program's own commands. */
describe('a release in the hands of an attacker and of a verifier', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-release-'));
  const published = join(folder, 'public');
  const evidence = join(folder, 'evidence');
  const cubes = sampleCubes({ indicators: ['A1', 'A2'], mean: 9, seed: 3 });
  let tables: string[];

  beforeAll(async () => {
    const database = await temporaryDatabase([publisherMigrations]);
    const dataSource = await database.dataSource('publisher');
    const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
    const indicators = await database.dataSource('indicators');
    const indicatorsLog = createLocalEventLog({ dataSource: indicators, logger: quietLogger });
    const now = () => new Date('2026-03-02T09:30:00Z');
    const keys = { jitterKey: Buffer.alloc(32, 1), codeVersion: 'test' };
    const publisher = await startPublisher({ dataSource, eventLog, logger: quietLogger, now, ...keys });
    try {
      const records = asBatches('run', '2025-01-31', cubes).map((batch) => ({
        key: 'run',
        value: Buffer.from(JSON.stringify(batch)),
      }));
      await indicators.transaction((tx) => indicatorsLog.append(tx, 'cubes.computed', records));
      await waitUntilIdle([{ eventLog, topic: 'cubes.computed', group: 'publisher' }], { timeoutMs: 20_000 });
      const outcome = await publisher.buildRelease({ runId: 'run' });
      if (outcome.outcome !== 'released') throw new Error(outcome.code);
      await publisher.exportRelease(outcome.releaseId, published);
      await publisher.exportEvidence(outcome.releaseId, evidence);
    } finally {
      await publisher.stop();
      await indicatorsLog.close();
      await eventLog.close();
      await database.stop();
    }
    tables = readdirSync(join(published, 'tables'));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a `cyfrif disclosure` command answers, and whether it ended as a failure. */
  async function disclosure(...words: string[]): Promise<{ answer: unknown; failed: boolean }> {
    let text = '';
    const written = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      text += String(chunk);
      return true;
    });
    try {
      const failed = await commandLine()
        .parseAsync(['node', 'cyfrif', 'disclosure', ...words, '--json'])
        .then(() => false)
        .catch(() => true);
      return { answer: JSON.parse(text), failed };
    } finally {
      written.mockRestore();
    }
  }

  async function attack(table: string, cells = join(published, 'tables', table, 'cells.csv')) {
    const dimensions = join(published, 'tables', table, 'dimensions.json');
    const said = await disclosure('attack', '--cells', cells, '--dimensions', dimensions);
    return { ...said, answer: said.answer as Attacked };
  }

  async function verify() {
    const said = await disclosure('verify', evidence);
    return { ...said, answer: said.answer as Verified };
  }

  /** Runs while a file says something else. */
  async function altered<Result>(
    file: string,
    change: (text: string) => string,
    run: () => Promise<Result>,
  ): Promise<Result> {
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    try {
      return await run();
    } finally {
      writeFileSync(file, text);
    }
  }

  it('gives the attacker no count, and no count that is small, in any table', async () => {
    expect(tables.length).toBe(5);
    for (const table of tables) {
      const { answer, failed } = await attack(table);
      const [reader] = answer.attackers;
      const found = { failed, broken: answer.broken, exact: reader?.exact, small: reader?.small };
      expect({ table, ...found }).toEqual({ table, failed: false, broken: false, exact: 0, small: 0 });
      expect(reader?.cells).toBeGreaterThan(3);
    }
  }, 300_000);

  it('is broken when one complementary blank is shown after all', async () => {
    const table = tables.find((name) => name.startsWith('A1'))!;
    const rows = readFileSync(join(published, 'tables', table, 'cells.csv'), 'utf8').split('\n');
    const complementary = cubes.filter(
      (cell) =>
        cell.indicator === 'A1' && (cell.numerator ?? 0) > 4 && rows.includes(`${cell.areaCode},persons,,1`),
    );
    expect(complementary.length).toBeGreaterThan(0);
    const opened = join(folder, 'opened.csv');
    for (const { areaCode, numerator } of complementary) {
      const shown = rows.map((row) =>
        row === `${areaCode},persons,,1` ? `${areaCode},persons,${numerator},0` : row,
      );
      writeFileSync(opened, shown.join('\n'));
      const { answer, failed } = await attack(table, opened);
      expect({ areaCode, failed, small: (answer.attackers[0]?.small ?? 0) > 0 }).toEqual({
        areaCode,
        failed: true,
        small: true,
      });
    }
  }, 300_000);

  it('is proved by its evidence, table by table', async () => {
    const { answer, failed } = await verify();
    expect(failed).toBe(false);
    expect(answer.altered).toEqual([]);
    expect(Object.keys(answer.tables)).toEqual(tables);
    for (const { covered, problems } of Object.values(answer.tables)) {
      expect(problems).toEqual([]);
      expect(covered).toBeGreaterThan(0);
    }
  });

  it('is not proved when one witness is altered', async () => {
    const [table = ''] = tables;
    const witnesses = join(evidence, 'tables', table, 'witnesses', 'changes.txt');
    const change = (text: string): string => text.replace(/:(-?\d+)/, (_, by) => `:${Number(by) + 1}`);
    const { answer, failed } = await altered(witnesses, change, verify);
    expect(failed).toBe(true);
    expect(answer.tables[table]?.problems.length).toBeGreaterThan(0);
  });

  it('is not proved when one published cell is altered', async () => {
    const [table = ''] = tables;
    const cells = join(evidence, 'tables', table, 'cells.csv');
    const change = (text: string): string =>
      text.replace(/,(\d+),0\n/, (_, shown) => `,${Number(shown) + 1},0\n`);
    const { answer, failed } = await altered(cells, change, verify);
    expect(failed).toBe(true);
    expect(answer.tables[table]?.problems.length).toBeGreaterThan(0);
    expect(answer.altered).toEqual([`tables/${table}/cells.csv`]);
  });

  it('is not proved when a table’s evidence is missing', async () => {
    const [table = ''] = tables;
    rmSync(join(evidence, 'tables', table), { recursive: true });
    const { answer, failed } = await verify();
    expect({ failed, altered: answer.altered }).toEqual({
      failed: true,
      altered: [`tables/${table}/cells.csv`],
    });
  });
});
