import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { ends, HOME, lad, registered, starts, woman, World, type Given } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
afterAll(() => database.stop());

const RANGE = { from: '2022-Q2', to: '2023-Q2', asAt: '2026-01-01' };
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The same numbers in every run (mulberry32). */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Something happens to somebody; returns the subject of the record. */
async function happens(draw: (below: number) => number, known: string, again?: Given): Promise<string> {
  const given: Given = { person: PEOPLE[draw(PEOPLE.length)]!, known, ...again };
  const day = `202${2 + draw(2)}-0${1 + draw(6)}-1${draw(9)}`;
  const homeArea = lad([15, 11, 22, 23][draw(4)]!);
  const kind = ['IMMEDIATE_CUSTODY', 'COMMUNITY_ORDER', 'SSO_REQ'][draw(3)]!;
  const sentenceRef = `s-${draw(4)}`;
  const referralRef = `agency/${draw(4)}`;
  const service = {
    serviceId: 'svc',
    serviceCategory: 'WOMENS_DIVERSION',
    organisationId: 'org-cyn-filwyr-cefn',
  };
  const kinds = [
    () => starts(w, day, { kind, sentenceRef, homeArea }, given),
    () =>
      ends(
        w,
        day,
        ['RAN_FULL_COURSE', 'RECALLED'][draw(2)]!,
        { kind, sentenceRef, startedOn: '2022-01-11' },
        given,
      ),
    () => registered(w, day, ['ADDED', 'REMOVED'][draw(2)], given),
    () => w.tell('police.referral.made', { ...service, referralRef, referredOn: day, homeArea }, given),
    () =>
      w.tell(
        'provider.intervention.started',
        {
          interventionRef: 'i',
          serviceId: 'svc',
          category: 'WOMENS_DIVERSION',
          startedOn: day,
          referralRef,
          homeArea,
        },
        given,
      ),
    () =>
      w.tell('police.arrest.recorded', { arrestRef: 'x', arrestedOn: day, homeArea: HOME, sex: 'F' }, given),
    () =>
      w.tell(
        'court.conviction.recorded',
        {
          offenceRef: `o-${draw(5)}`,
          convictedOn: day,
          offenceCommittedOn: '2022-03-01',
          recordable: true,
          homeArea,
        },
        given,
      ),
    () =>
      w.tell(
        'court.sentence.imposed',
        { sentenceRef, sentencedOn: day, disposalKind: 'COMMUNITY_ORDER', recordable: true, homeArea },
        given,
      ),
  ];
  return kinds[(again?.revision ? KIND.get(given.subject!) : undefined) ?? pick(draw, kinds.length)]!();
}

/** A revision is of the type of its record. */
const KIND = new Map<string, number>();
let picked = 0;
function pick(draw: (below: number) => number, kinds: number): number {
  picked = draw(kinds);
  return picked;
}

it.each([1, 2])(
  'counts whom changes touch and comes to what counting everybody gives, cell by cell (seed %i)',
  async (seed) => {
    const draw = draws(seed);
    await w.forget();
    for (const person of PEOPLE.slice(0, 4)) await woman(w, { person });
    const told: { subject: string; revision: number }[] = [];
    for (let step = 0; step < 4; step += 1) {
      for (let event = 0; event < (step === 0 ? 25 : 3); event += 1) {
        const subject = await happens(draw, '2025-01-01');
        KIND.set(subject, picked);
        told.push({ subject, revision: 1 });
      }
      if (step > 0) {
        const corrected = told[draw(told.length)]!;
        corrected.revision += 1;
        await happens(draw, '2025-02-01', {
          subject: corrected.subject,
          revision: corrected.revision,
          person: 'b',
        });
        const withdrawn = told[draw(told.length)]!;
        withdrawn.revision += 1;
        await w.withdraw(withdrawn.subject, '2025-03-01', withdrawn.revision);
        // A merge, or the end of one.
        await w.link(told[draw(told.length)]!.subject, PEOPLE[draw(PEOPLE.length)]!);
      }
      const incremental = await w.cubes(RANGE);
      expect(w.lastCounted).toBe(step === 0 ? 'everybody' : 'changes');
      const details = await w.tables();
      const full = await w.cubes({ ...RANGE, incremental: false });
      expect(incremental.lines).toEqual(full.lines);
      expect(details).toEqual(await w.tables());
    }
  },
);

it('takes in what became known on the days between', async () => {
  await w.forget();
  await woman(w, { person: 'a' });
  await starts(w, '2022-04-01', {}, { person: 'a', known: '2022-04-02' });
  await starts(w, '2022-05-01', {}, { person: 'a', known: '2022-07-01' });
  const before = await w.cubes({ ...RANGE, asAt: '2022-06-30' });
  const after = await w.cubes({ ...RANGE, asAt: '2022-07-01' });
  expect(w.lastCounted).toBe('changes');
  expect([before, after].map((cubes) => cubes.figure('A1', 'R2023-Q1', { series: 'starts' }))).toEqual([
    '1',
    '2',
  ]);
});
