import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleAgreements, instantiateAgreements, type Agreement } from '#libs/contracts';
import { writeWales, type Canary } from '#libs/synthetic';
import { createLogger } from '#libs/telemetry';
import {
  houseLayout,
  ownLimits,
  pipeline,
  Progress,
  readFolder,
  sourcesOf,
  startHouse,
  writeSteward,
} from '#services/suite';
import { badLines, type BadLine } from './bad-lines';
import { plantControls } from './controls';
import { asOwner, withoutCompression, writeRows } from './database';
import { AGENCY, MarkedEvents, NARROW } from './events';
import { databaseFaults, type DatabaseFaults } from './faults';
import { hostileRequests } from './hostile-requests';
import { Marks } from './marks';
import { visitPortal } from './portal-visit';
import { Wire } from './wire';

export interface MarkedRun {
  canaries: Canary[];
  marks: string[];
  /** Strings planted on purpose: each store must be seen to give up what it holds. */
  controls: ReadonlyMap<string, string>;
  lines: { code: string | undefined; answered: string | undefined }[];
  hostile: { what: string; expected: string | undefined; answered: string | undefined }[];
  faults: DatabaseFaults;
  /** Rows of the database, refusals behind the door, and how many columns were kept from compression. */
  rows: number;
  refusedLater: Record<string, number>;
  uncompressed: number;
  released: boolean;
}

const PEOPLE = { people: 80, from: '2023-01', to: '2023-06', seed: 4711, canaries: true };

/**
 * Runs a house over synthetic Wales and over everything that can go wrong, every value marked, and stops it. All that
 * it left behind is then below `folder`: `data`, `out`, `tmp`, `kept` (logs, answers, rows). What agencies had in
 * their own hands is below `agencies`, elsewhere.
 */
export async function markedRun(folder: string, agencies: string): Promise<MarkedRun> {
  for (const name of ['data', 'out/public', 'out/steward', 'tmp', 'kept']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const kept = (name: string): string => join(folder, 'kept', name);
  const marks = new Marks();
  const events = new MarkedEvents(marks);
  const bad = badLines(events, marks);
  const wales = await writeWales({ ...PEOPLE, out: agencies, trueCounts: false });
  writeFileSync(join(agencies, 'events', 'bad.ndjson'), bad.map(({ text }) => text).join('\n'));

  const log = kept('services.log');
  const logger = createLogger({
    service: 'suite',
    level: 'debug',
    destination: { write: (line) => appendFileSync(log, line) },
  });
  const progress = new Progress(process.stderr, true);
  const lines = await readFolder(join(agencies, 'events'), progress);
  const layout = houseLayout(join(folder, 'data'));
  const house = await startHouse({
    dataDir: join(folder, 'data'),
    agreements: agreementsOf(lines),
    gateway: { host: '127.0.0.1', port: 0, agreementDates: 'event', limits: ownLimits },
    portal: { host: '127.0.0.1', port: 0 },
    logger,
    codeVersion: 'test',
    playsAgencies: true,
  });
  try {
    const { adminUrl } = house.databases.server;
    const uncompressed = await asOwner(adminUrl, withoutCompression);
    const result = await pipeline(house, lines, { provisional: true, journals: layout.journals, progress });
    if (result.outcome === 'nothing accepted') throw new Error('marked-run.nothing-accepted');
    const wire = new Wire(house.gateway.url, await house.certificates.agency(AGENCY), kept('answers.txt'));
    const hostile: MarkedRun['hostile'] = [];
    for (const { what, answer, send } of hostileRequests(wire, events, marks, house.keys)) {
      hostile.push({ what, expected: answer, answered: (await send()) ?? undefined });
    }
    await visitPortal(house.portal!.url, marks, kept('pages.txt'));
    await house.settle();
    const faults = await asOwner(adminUrl, (owner) => databaseFaults(house, owner, wire, events, marks));
    writeFileSync(kept('faults.txt'), faults.messages.join('\n'));
    await house.settle();
    const { release } = result;
    if (release.outcome === 'released')
      await house.publisher.exportRelease(release.releaseId, join(folder, 'out', 'public'));
    await writeSteward(house, join(folder, 'out', 'steward'), { lines, ...result });
    const controls = await plantControls({ house, folder, logger, wire, events });
    const rows = await asOwner(adminUrl, (owner) => writeRows(owner, kept('rows.txt')));
    const refusedLater = await asOwner(adminUrl, async (owner) => {
      const { rows: found } = await owner.query<{ code: string; n: string }>(
        `SELECT code, count(*) AS n FROM gateway.refusal WHERE stage <> 'gateway' GROUP BY 1 ORDER BY 1`,
      );
      return Object.fromEntries(found.map(({ code, n }) => [code, Number(n)]));
    });
    return {
      canaries: wales.canaries,
      marks: marks.list(),
      controls,
      lines: answersTo(bad, lines, result.outcomes),
      hostile,
      faults,
      rows,
      refusedLater,
      uncompressed,
      released: release.outcome === 'released',
    };
  } finally {
    await house.stop();
  }
}

/** The example agreements for all who send, and one that covers no identity. */
function agreementsOf(lines: Awaited<ReturnType<typeof readFolder>>): Agreement[] {
  const all = instantiateAgreements(exampleAgreements(), sourcesOf(lines));
  const probation = all.find(({ id }) => id === 'ISP-PROBATION')!;
  const narrow = probation.events.map((event) => ({ ...event, identifiers: [], linkage: [] }));
  return [...all, { ...probation, id: NARROW, events: narrow }];
}

function answersTo(
  bad: readonly BadLine[],
  lines: Awaited<ReturnType<typeof readFolder>>,
  outcomes: Awaited<ReturnType<typeof pipeline>>['outcomes'],
): MarkedRun['lines'] {
  return bad.map(({ text, code }) => ({
    code,
    answered: outcomes[lines.findIndex((line) => line.file === 'bad.ndjson' && line.text === text)]?.code,
  }));
}
