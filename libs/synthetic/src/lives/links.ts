import { isoDay } from '../calendar';
import type { Person } from '../people/person';
import { PROBATION, type Life } from './life';

/** Merges of a person's two registrations, prison numbers added, and wrong merges of relatives undone later. */
export function linkChanges(lives: readonly Life[]): void {
  for (const life of lives) {
    const { recorder, person, probationSince } = life;
    const { random, world } = recorder;
    if (probationSince === undefined || probationSince >= world.until) continue;
    const on = random.whole(probationSince, world.until - 1);
    const { crn, secondCrn, noms } = person.identifiers;
    if (secondCrn) change(life, person, 'MERGED', on, [crn, secondCrn]);
    else if (random.chance(0.006)) {
      recorder.record(
        PROBATION,
        'person-link.changed',
        person,
        on,
        { change: 'IDENTIFIER_ADDED', effectiveOn: isoDay(on) },
        {
          identifiers: [
            { scheme: 'CRN', value: crn },
            { scheme: 'NOMS', value: noms },
          ],
          withoutLinkage: true,
        },
      );
    }
  }
  const [first, second] = lives;
  if (first && second) mistakenMerge(first, second);
}

/** 0.05 % of people are once taken for a relative of the same address. */
function mistakenMerge(first: Life, second: Life): void {
  const { random, world } = first.recorder;
  const since = Math.max(first.probationSince ?? world.until, second.probationSince ?? world.until);
  if (!random.chance(0.045) || since >= world.until - 130) return;
  const merged = random.whole(since, world.until - 130);
  const crns = [first.person.identifiers.crn, second.person.identifiers.crn];
  change(first, first.person, 'MERGED', merged, crns, merged + 2);
  const undone = merged + random.whole(20, 120);
  change(first, first.person, 'UNMERGED', undone, crns, undone + 2);
}

function change(
  life: Life,
  person: Person,
  kind: string,
  on: number,
  crns: readonly string[],
  recordedOn?: number,
): void {
  life.recorder.record(
    PROBATION,
    'person-link.changed',
    person,
    on,
    { change: kind, effectiveOn: isoDay(on) },
    {
      identifiers: crns.map((value) => ({ scheme: 'CRN', value })),
      withoutLinkage: true,
      ...(recordedOn === undefined ? {} : { recordedOn }),
    },
  );
}
