import { regimeOf, type AgencyKind } from '../agencies';
import type { PlainEvent } from '../options';
import { TrueCounts } from './true-counts';

/** What a story may say about one event beside its facts. */
export interface Story {
  subject?: string;
  revision?: number;
  time?: string;
  birth?: string;
}

let told = 0;

/** One event of a hand-written story about a person born in 1999, for the golden cases. */
export function event(
  kind: AgencyKind,
  type: string,
  facts: Record<string, unknown>,
  story: Story = {},
): PlainEvent {
  told += 1;
  return {
    specversion: '1.0',
    id: `d-${told}`,
    source: `/agencies/${kind}-one`,
    type: `cymru.cyfrif.${kind}.${type}.v1`,
    time: story.time ?? '2023-01-01T09:00:00Z',
    subject: story.subject ?? `r-${told}`,
    datacontenttype: 'application/json',
    agreementref: `ISP-${kind.toUpperCase()}`,
    purposecode: 'RRF-INDICATORS',
    regime: regimeOf(kind),
    sourcerevision: story.revision ?? 1,
    data: {
      identity: { identifiers: [], linkage: { dateOfBirth: story.birth ?? '1999-09-09' } },
      facts,
    },
  };
}

type Cell = [
  indicator: string,
  series: string,
  period: string,
  area: string,
  breakdown?: string,
  category?: string,
];

/** Numerators of one person's counts by codes; `cell` gives numerator and denominator. Absent cells are zero. */
export interface Counted {
  (...cell: Cell): number | null;
  cell: (...cell: Cell) => [number | null, number | null];
}

export function counted(events: readonly PlainEvent[], asAt = '2026-06-30'): Counted {
  const counts = new TrueCounts({ asAt, from: '2022-01', to: '2024-12' });
  counts.addAll(events, (each) => (each.data.identity === undefined && isUnlinked(each) ? undefined : 'one'));
  const rows = counts.rows();
  const cell = (...[indicator, series, period, area, breakdown = 'none', category = '']: Cell) => {
    const row = rows.find(
      (each) =>
        each.indicator === indicator &&
        each.series === series &&
        each.period === period &&
        each.areaCode === area &&
        each.breakdown === breakdown &&
        each.category === category,
    );
    return [row ? row.numerator : 0, row ? row.denominator : 0] as [number | null, number | null];
  };
  return Object.assign((...codes: Cell) => cell(...codes)[0], { cell });
}

function isUnlinked({ type }: PlainEvent): boolean {
  return type.includes('.period.closed.') || type.includes('.prosecution.completed.');
}

/** Closings of every quarter from 2022-Q1 to 2026-Q2 by the police and the courts. */
export function allClosed(): PlainEvent[] {
  const quarters = [2022, 2023, 2024, 2025, 2026].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}-Q${q}`));
  return quarters
    .filter((quarter) => quarter <= '2026-Q2')
    .flatMap((period) =>
      (['police', 'court'] as const).map((kind) => {
        const closed = event(kind, 'period.closed', { period, countsByType: {}, extractedAt: '2023-01-01' });
        delete closed.data.identity;
        return closed;
      }),
    );
}

export const CARDIFF = { lad: 'W06000015', basis: 'HOME_ADDRESS' };
export const POWYS = { lad: 'W06000023', basis: 'HOME_ADDRESS' };

/** The court knows her as a woman. */
export function woman(): PlainEvent {
  return event('court', 'person-characteristic.declared', {
    characteristic: 'SEX',
    value: 'F',
    declaredOn: '2024-01-01',
  });
}
