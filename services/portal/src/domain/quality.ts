import type { Language } from '../paths';
import { dateTime, wholeNumber } from '../web/formats';
import type { Translate } from '../web/locales';

interface Estimate {
  value: number;
  low: number;
  high: number;
}

interface Quality {
  precision: Estimate;
  recall: Estimate;
}

/** The matcher's report as it stands in its view; a count of null is fewer than ten. */
export interface StoredQuality {
  /** Absent of a release: its report is a function of what was linked. */
  madeAt?: Date;
  report: {
    model: { version: string; sha256: string | null };
    records: number | null;
    persons: number | null;
    /** Records by the model whose decision placed them. */
    decidedBy: readonly { model: string; records: number | null }[];
    agencyPairs: readonly {
      agencies: readonly [string, string];
      persons: number | null;
      matchRates: readonly [number | null, number | null];
      rules: readonly { rule: string; persons: number | null }[];
      /** Absent in reports of before it was counted. */
      models?: readonly {
        model: string;
        persons: number | null;
        matchRates: readonly [number | null, number | null];
      }[];
    }[];
    clusterSizes: readonly { records: string; persons: number | null }[];
    expected: Quality;
    sampled?: Quality;
    truth?: Quality & {
      byPair: readonly { agencies: readonly [string, string]; precision: number; recall: number }[];
    };
    sample: readonly {
      stratum: string;
      population: number | null;
      same: number;
      different: number;
      undecided: number;
      waiting: number;
    }[];
    indicatorErrors?: {
      basis: 'truth' | 'model';
      rows: readonly ({ indicator: string; basis?: 'truth' | 'model' } & Estimate)[];
    };
    /** Absent of a release: what is open changes after it. */
    reviews?: readonly { reason: string; open: number | null }[];
    overrides: readonly { kind: string; inForce: number | null }[];
    alarms: readonly string[];
  };
}

/** The report in words and figures for a page. */
export function qualityPage({ madeAt, report }: StoredQuality, t: Translate, language: Language): object {
  const count = (value: number | null): string =>
    value === null ? t('quality.too-few') : wholeNumber(value, language);
  const percent = (value: number, digits = 2): string => `${(100 * value).toFixed(digits)} %`;
  const share = (value: number | null): string => (value === null ? '–' : percent(value, 0));
  const rule = (name: string): string => (name === 'WEIGHTS' ? t('quality.rule-WEIGHTS') : name);
  const estimates = [
    { basis: t('quality.by-truth'), quality: report.truth },
    { basis: t('quality.by-sample'), quality: report.sampled },
    { basis: t('quality.by-model'), quality: report.expected },
  ];
  return {
    made: madeAt && dateTime(new Date(madeAt), language),
    model: report.model.version,
    digest: report.model.sha256 ?? '–',
    records: count(report.records),
    persons: count(report.persons),
    alarms: report.alarms,
    estimates: estimates.flatMap(({ basis, quality }) =>
      (['precision', 'recall'] as const).flatMap((of) => {
        const estimate = quality?.[of];
        if (!estimate) return [];
        const interval = `${percent(estimate.low)} – ${percent(estimate.high)}`;
        return [{ basis, what: t(`quality.${of}`), value: percent(estimate.value), interval }];
      }),
    ),
    sample: report.sample.map((row) => ({
      ...row,
      stratum: t(`quality.stratum-${row.stratum}`),
      population: count(row.population),
    })),
    pairs: report.agencyPairs.map(({ agencies, persons, matchRates, rules }) => ({
      agencies: agencies.join(', '),
      persons: count(persons),
      rates: matchRates.map(share).join(', '),
      rules: rules.map((row) => `${rule(row.rule)}: ${count(row.persons)}`).join('; '),
    })),
    decidedBy: report.decidedBy.map(({ model, records }) => ({ model, records: count(records) })),
    models: report.agencyPairs.flatMap(({ agencies, models = [] }) =>
      models.map(({ model, persons, matchRates }) => ({
        agencies: agencies.join(', '),
        model,
        persons: count(persons),
        rates: matchRates.map(share).join(', '),
      })),
    ),
    truthByPair: report.truth?.byPair.map(({ agencies, precision, recall }) => ({
      agencies: agencies.join(', '),
      precision: percent(precision),
      recall: percent(recall),
    })),
    reviews: report.reviews?.map(({ reason, open }) => ({
      reason: t(`linkage.reason-${reason}`),
      open: count(open),
    })),
    overrides: report.overrides.map(({ kind, inForce }) => ({
      kind: t(`linkage.kind-${kind}`),
      inForce: count(inForce),
    })),
    sizes: report.clusterSizes.map(({ records, persons }) => ({ records, persons: count(persons) })),
    errors: report.indicatorErrors && {
      bases: [
        ...new Set(report.indicatorErrors.rows.map(({ basis }) => basis ?? report.indicatorErrors!.basis)),
      ].map((basis) => t(`quality.errors-basis-${basis}`)),
      rows: report.indicatorErrors.rows.map(({ indicator, basis, value, low, high }) => ({
        indicator,
        basis: t(`quality.by-${basis ?? report.indicatorErrors!.basis}`),
        value: percent(value),
        interval: `${percent(low)} – ${percent(high)}`,
      })),
    },
  };
}
