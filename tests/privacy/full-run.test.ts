import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { markedRun, type MarkedRun } from './marked-run';
import { CanaryScanner, type Finding } from './scanner';

/** Everything that a house leaves behind, after good days and bad ones, read byte by byte. */
describe('after a full run over marked people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-privacy-'));
  const agencies = mkdtempSync(join(tmpdir(), 'cyfrif-agencies-'));
  const before = process.env['TMPDIR'];
  let run: MarkedRun;
  let findings: Finding[];
  let bytes: number;

  beforeAll(async () => {
    process.env['TMPDIR'] = join(folder, 'tmp');
    run = await markedRun(folder, agencies);
    const values = new Set([...run.canaries.map(({ value }) => value), ...run.marks, ...run.controls.keys()]);
    const scan = new CanaryScanner([...values]).scanFolder(folder);
    findings = scan.findings.map((finding) => ({ ...finding, file: relative(folder, finding.file) }));
    bytes = scan.bytes;
  }, 300_000);

  afterAll(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
    rmSync(agencies, { recursive: true, force: true });
  });

  it('no identifier, name, date of birth, postcode or reference is found, in any encoding', () => {
    const leaks = findings.filter(({ canary }) => !run.controls.has(canary));
    const kindOf = new Map(run.canaries.map(({ kind, value }) => [value, kind]));
    const summary = leaks.map(
      ({ canary, encoding, file }) => `${kindOf.get(canary) ?? canary} ${encoding} ${file}`,
    );
    expect([...new Set(summary)].slice(0, 50)).toEqual([]);
  });

  it('what was planted on purpose is found in every kind of store', () => {
    const missed = [...run.controls].filter(
      ([control, where]) => !findings.some(({ canary, file }) => canary === control && file.includes(where)),
    );
    expect(missed).toEqual([]);
    expect(run.controls.size).toBe(10);
  });

  it('there was much to look for, in much to look through', () => {
    expect(run.canaries.length).toBeGreaterThan(500);
    expect(run.marks.length).toBeGreaterThan(300);
    expect(run.rows).toBeGreaterThan(10_000);
    expect(run.uncompressed).toBeGreaterThan(100);
    expect(bytes).toBeGreaterThan(50_000_000);
    expect(run.released).toBe(true);
  });

  it('every bad line went the way that it stands for', () => {
    expect(run.lines.map(({ answered }) => answered)).toEqual(run.lines.map(({ code }) => code));
  });

  it('every hostile request was answered by its code', () => {
    const answered = run.hostile.map(({ what, answered: by }) => `${what}: ${by}`);
    expect(answered).toEqual(run.hostile.map(({ what, expected }) => `${what}: ${expected}`));
  });

  it('what was refused behind the door was refused for each of its reasons', () => {
    expect(run.refusedLater).toMatchObject({
      'identity.unopened': expect.any(Number),
      'identity.key.unknown': expect.any(Number),
      'identity.seal.unknown': expect.any(Number),
      'identity.binding': expect.any(Number),
      'identity.unreadable': expect.any(Number),
      'agreement.identifier': expect.any(Number),
      'field.unknown': expect.any(Number),
    });
  });

  it('the database refused while marked events were at work', () => {
    expect(run.faults.atTheDoor).toMatch(/^50[03] server\./);
    expect(run.faults.setAside).toBe(1);
    expect(run.faults.redriven).toBe(1);
    expect(run.faults.messages.length).toBe(8);
  });
});
