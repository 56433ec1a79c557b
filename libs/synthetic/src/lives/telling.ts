import type { Person } from '../people/person';
import { arrest } from './arrest';
import { careRecords, disclosureOf } from './characteristics';
import type { Life } from './life';
import type { Recorder } from './recorder';

/** Tells one person's life from the first arrest to the world's end, in order of days. */
export function live(recorder: Recorder, person: Person): Life {
  const life: Life = {
    recorder,
    person,
    disclosure: disclosureOf(recorder.random, person),
    registeredUntil: Number.NEGATIVE_INFINITY,
    asked: new Set(),
    declared: new Set(),
  };
  careRecords(life);
  const { until } = recorder.world;
  let at = person.begins;
  while (at < until && at < (person.diesOn ?? until)) {
    const free = arrest(life, at);
    at = Math.floor(free + 1 + recorder.random.wait(person.tempo));
  }
  return life;
}
