import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Progress, runFolder } from '#services/suite';

const event = (change: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: 'd-1',
  source: '/agencies/probation-wales',
  type: 'cymru.cyfrif.probation.sentence.commenced.v1',
  time: '2023-05-10T09:00:00Z',
  subject: 'r-1',
  agreementref: 'ISP-PROBATION',
  purposecode: 'RRF-INDICATORS',
  regime: 'part3',
  sourcerevision: 1,
  data: {
    identity: { identifiers: [{ scheme: 'CRN', value: 'X123456' }], linkage: { dateOfBirth: '1990-02-03' } },
    facts: {
      sentenceRef: 's-1',
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      startedOn: '2023-05-08',
      homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
      ...facts,
    },
  },
  ...change,
});

/** Each line, and the code with which it must be refused; undefined: accepted. */
const lines: [string, string | undefined][] = [
  [JSON.stringify(event()), undefined],
  ['{"specversion":"1.0", Canary', 'json.syntax'],
  [JSON.stringify(event({ id: 'd-2', subject: 'r-2' }, { kind: 'PILLORY' })), 'field.value'],
  [JSON.stringify(event({ id: 'd-3', subject: 'r-3' }, { surname: 'Canary' })), 'field.unknown'],
  [JSON.stringify(event({ id: 'd-4', subject: 'r-4' }, { homeArea: undefined })), 'field.missing'],
  [JSON.stringify(event({ id: 'd-5', subject: 'r-5', agreementref: 'ISP-NONE' })), 'agreement.unknown'],
  [JSON.stringify(event({ id: 'd-6', subject: 'r-6', regime: 'ukgdpr' })), 'agreement.regime'],
  [
    JSON.stringify(event({ id: 'd-7', subject: 'r-7', type: 'cymru.cyfrif.probation.weather.observed.v1' })),
    'type.unknown',
  ],
  [JSON.stringify(event({ id: 'd-10', subject: 'r-10' }, { startedOn: '2923-05-08' })), 'date.future'],
  [JSON.stringify(event({ subject: 'r-8' })), 'delivery.conflict'],
  [JSON.stringify(event({ id: 'd-9' }, { kind: 'SSO_REQ' })), 'revision.conflict'],
];

describe('a run over good and bad lines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-lines-'));
  let receipts: Record<string, string>[];
  beforeAll(async () => {
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'mixed.ndjson'), lines.map(([line]) => line).join('\n'));
    const outcome = await runFolder({
      inputFolder: join(folder, 'in'),
      outputFolder: join(folder, 'out'),
      provisional: true,
      progress: new Progress(process.stderr, true),
    });
    receipts = parse(readFileSync(join(outcome.stewardFolder, 'receipts.csv')), { columns: true });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(lines.map(([, code], index) => [index + 1, code ?? 'accepted'] as const))(
    'answers line %i with %s',
    (line, code) => {
      const receipt = receipts.find((row) => row['line'] === String(line));
      expect(receipt?.['code'] || receipt?.['state']).toBe(code);
    },
  );

  it('repeats no value of a line in what it writes for the steward', () => {
    expect(JSON.stringify(receipts)).not.toMatch(/Canary|PILLORY|X123456/);
  });
});

describe('a run over nothing that can be counted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-nothing-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (name: string, text: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'a.ndjson'), text);
    return runFolder({
      inputFolder: join(folder, name),
      outputFolder: join(folder, `${name}-out`),
      provisional: true,
      progress: new Progress(process.stderr, true),
    });
  };

  it('leaves the reason of every refusal where none was accepted', async () => {
    await expect(run('refused', '{"not json\n{"x":1}\n')).rejects.toThrow(
      /refusals\.csv says why\. \/ .*yn dweud pam/,
    );
    const refusals = parse<Record<string, string>>(
      readFileSync(join(folder, 'refused-out', 'steward', 'refusals.csv')),
      { columns: true },
    );
    expect(refusals.map(({ line, code }) => [line, code !== ''])).toEqual([
      ['1', true],
      ['2', true],
    ]);
  }, 300_000);

  it('says of empty files that there is no event in them, and starts nothing', async () => {
    await expect(run('empty', '\n\n')).rejects.toThrow(/There is no event/);
    expect(existsSync(join(folder, 'empty-out'))).toBe(false);
  });
});
