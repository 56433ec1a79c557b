import { sampleYear } from '#libs/testing';
import { readDisclosureRules } from '../../data/read-rules';
import { cellKey } from '../../domain/cells';
import { evidenceFiles } from '../../files/table-files';
import { earlierFolders, type EarlierEvidence } from './evidence';
import { NO_HISTORY, type History } from './history';
import { makeSafe, type SafeTables } from '../safe-tables';

const cubes = sampleYear({ mean: 12, seed: 3 });

async function quarters(last: string, history: History = NO_HISTORY, evidence?: EarlierEvidence) {
  const safe = await makeSafe({
    ...{
      cubes: cubes.filter(({ period }) => period <= last),
      rules: readDisclosureRules(),
      history,
      evidence,
    },
    ...{ provisional: false, periods: ['quarter'] as const, jitterKey: Buffer.alloc(32, 7) },
  });
  if (safe.outcome !== 'safe') throw new Error(safe.code);
  return safe;
}

/** As the publisher's store gives it back. */
function stored({ tables }: SafeTables): EarlierEvidence {
  const evidence: Record<string, Record<string, string>> = {};
  for (const { name, text } of evidenceFiles(tables)) {
    const [, table = '', ...path] = name.split('/');
    (evidence[table] ??= {})[path.join('/')] = text;
  }
  return evidence;
}

/** The witnesses of a release's tables, by the names of their cells. */
const witnesses = ({ tables }: SafeTables): Set<string> =>
  new Set(
    tables.flatMap(({ system, outcome, numberOf }) => {
      const names = new Map(system.cells.map((cell) => [numberOf(cell), cellKey(cell)]));
      return outcome.changes.map(({ cells, by }) =>
        [...cells]
          .map((cell, at) => `${names.get(cell) ?? ''} ${by[at]}`)
          .sort()
          .join('; '),
      );
    }),
  );

describe('the evidence of an earlier release', () => {
  it('is taken over when a quarter is added, and nothing published changes', async () => {
    const three = await quarters('2022-Q4');
    const history: History = new Map(three.cells.map((cell) => [cellKey(cell), [cell.value]]));
    const four = await quarters('2023-Q1', history, stored(three));
    expect(four.attack.failures).toBe(0);
    const shown = new Map(four.cells.map((cell) => [cellKey(cell), cell.value]));
    for (const [key, [value]] of history) expect([key, shown.get(key)]).toEqual([key, value]);
    const before = witnesses(three);
    const kept = [...witnesses(four)].filter((witness) => before.has(witness));
    expect(before.size).toBeGreaterThan(5);
    expect(kept.length).toBeGreaterThan(0);
    const proofs = four.tables.map(({ outcome }) => outcome.verification);
    expect(proofs.every((proof) => proof?.problems.length === 0)).toBe(true);
  });

  it('is none of a table that was never published', () => {
    expect(earlierFolders({ 'A1-persons-FY2022-23': { 'cells.csv': '' } }, 'A2-rate-FY2022-23')).toEqual([]);
    const [folder] = earlierFolders({ table: { 'cells.csv': 'text' } }, 'table');
    expect([folder?.('cells.csv'), folder?.('report.json')]).toEqual(['text', undefined]);
  });
});
