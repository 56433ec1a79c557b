import { createLocalEventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { Checked } from '../domain/check-event';
import { type IntakeDependencies, takeIn } from './intake';
import { gatewayMigrations } from './migrations';
import { countRefusals, listRefusals } from './refusals';

const sender = { agency: 'probation-wales', actor: 'kafka:probation-wales' };
const incident: Checked = {
  refusal: { code: 'identity.plaintext', pointer: '/data/identity', incident: true },
};
const unread: Checked = { refusal: { code: 'json.syntax', pointer: '', incident: false } };

describe('what is refused on a topic', () => {
  let database: TemporaryDatabase;
  let intake: IntakeDependencies;
  beforeAll(async () => {
    database = await temporaryDatabase([gatewayMigrations]);
    const dataSource = await database.dataSource('gateway');
    intake = {
      dataSource,
      eventLog: createLocalEventLog({ dataSource, logger: quietLogger }),
      now: () => new Date('2024-08-09T10:00:00Z'),
      codeVersion: 'test',
      agreements: () => new Map(),
      sealer: { current: () => Promise.resolve(() => Promise.reject(new Error('nothing to seal')) as never) },
    };
  });
  afterAll(async () => {
    await intake.eventLog.close();
    await database.stop();
  });

  it('is stored, counted and audited once, however often its record comes', async () => {
    const [first, second] = ['ingress.a/0/7/1700', 'ingress.a/0/8/1700'];
    await takeIn(intake, [{ sender, checked: [incident], places: [first] }]);
    const again = await takeIn(intake, [{ sender, checked: [incident, unread], places: [first, second] }]);
    expect(again[0]).toMatchObject([{ code: 'identity.plaintext', incident: true }, { code: 'json.syntax' }]);
    await takeIn(intake, [{ sender, checked: [incident, unread], places: [first, second] }]);
    expect(await kept()).toEqual({ refusals: 2, incidents: 1, refused: 2, entries: 2 });
  });

  it('is another one at another place, and each time at the door', async () => {
    await takeIn(intake, [{ sender, checked: [incident], places: ['ingress.a/0/7/1800'] }]);
    await takeIn(intake, [{ sender, checked: [incident] }]);
    await takeIn(intake, [{ sender, checked: [incident] }]);
    expect(await kept()).toEqual({ refusals: 5, incidents: 4, refused: 5, entries: 5 });
  });

  it('is listed in pages, none twice, and counted as a whole', async () => {
    const { dataSource } = intake;
    const all = (await listRefusals(dataSource)).map(({ refusalId }) => refusalId);
    const pages = [await listRefusals(dataSource, { limit: 2 })];
    for (let last = pages[0]!.at(-1); last; last = pages.at(-1)!.at(-1))
      pages.push(await listRefusals(dataSource, { limit: 2, after: last.refusalId }));
    expect(pages.flat().map(({ refusalId }) => refusalId)).toEqual(all);
    expect(await countRefusals(dataSource, { limit: 2 })).toBe(all.length);
    expect(await countRefusals(dataSource, { code: 'json.syntax' })).toBe(1);
  });

  async function kept(): Promise<object> {
    const { dataSource } = intake;
    const refusals = await listRefusals(dataSource);
    const [flow] = await dataSource.query<{ refused: number }[]>(
      'SELECT sum(refused)::int AS refused FROM gateway.flow',
    );
    const entries = await intake.eventLog.lag('audit.entries', 'auditor');
    const incidents = refusals.filter((one) => one.incident).length;
    return { refusals: refusals.length, incidents, refused: flow?.refused, entries };
  }
});
