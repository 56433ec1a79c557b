import { isSampleDue } from './sample-due';

const drawn = (day: string, begun: boolean) => ({ drawnAt: new Date(`${day}T10:00:00Z`), begun });

it.each<[string, Parameters<typeof isSampleDue>[0], string, boolean]>([
  ['there is none', undefined, '2026-02-03', true],
  ['a new quarter has begun', drawn('2026-03-31', true), '2026-04-01', true],
  ['a new year has begun', drawn('2025-12-30', true), '2026-01-01', true],
  ['nobody has judged yesterday’s', drawn('2026-02-02', false), '2026-02-03', true],
])('a clerical sample is drawn where %s', (_when, standing, today, due) => {
  expect(isSampleDue(standing, today)).toBe(due);
});

it.each<[string, Parameters<typeof isSampleDue>[0], string]>([
  ['officers have begun with it', drawn('2026-01-02', true), '2026-03-31'],
  ['it is of today', drawn('2026-02-03', false), '2026-02-03'],
])('the sample stands where %s', (_when, standing, today) => {
  expect(isSampleDue(standing, today)).toBe(false);
});
