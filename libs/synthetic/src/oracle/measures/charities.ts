import { order } from '../dates';
import { locate, type HomeArea } from '../areas';
import { NONE, type Breakdown, type Cells } from '../cells';
import { text, type KnownRecord } from '../known';
import { spanOf, within, type Period } from '../periods';
import type { PersonFile } from '../populations';

/** An entry of the register of ex-armed-services charities; open ends are open. */
export interface Charity {
  organisationId: string;
  from?: string;
  /** First day on which it is no longer on the register. */
  until?: string;
}

const REFERRERS: Record<string, string> = {
  'police.referral.made': 'POLICE',
  'prison.referral.made': 'PRISON',
  'probation.referral.made': 'PROBATION',
};

/** M8: referrals to charities that are on the register that day, and the people referred; of anybody (rule R14). */
export function countCharityReferrals(
  cells: Cells,
  file: PersonFile,
  indicator: string,
  charities: readonly Charity[],
  periods: readonly Period[],
): void {
  const referrals = file.records.flatMap((record) => {
    const referrer = REFERRERS[record.type];
    const place = locate(record.facts.homeArea as HomeArea | undefined);
    if (referrer === undefined || !place || !isRegistered(record, charities)) return [];
    return [{ on: text(record, 'referredOn'), place, referrer }];
  });
  for (const period of periods) {
    const own = referrals.filter(({ on }) => within(on, spanOf(period)));
    const key = { indicator, measure: 'M8', period: period.name };
    for (const { place, referrer } of own) {
      for (const cut of cuts([referrer])) cells.add({ ...key, series: 'referrals' }, place, cut, 1);
    }
    const first = [...own].sort((a, b) => order(a.on, b.on) || order(a.place.finest, b.place.finest))[0];
    if (!first) continue;
    const referrers = [...new Set(own.map(({ referrer }) => referrer))];
    for (const cut of cuts(referrers)) cells.add({ ...key, series: 'persons' }, first.place, cut, 1);
  }
}

function cuts(referrers: readonly string[]): Breakdown[] {
  return [NONE, ...referrers.map((category) => ({ breakdown: 'referrer', category }))];
}

function isRegistered(record: KnownRecord, charities: readonly Charity[]): boolean {
  const on = text(record, 'referredOn');
  return charities.some(
    (charity) =>
      charity.organisationId === text(record, 'organisationId') &&
      (charity.from ?? '') <= on &&
      on < (charity.until ?? '9999-12-31'),
  );
}
