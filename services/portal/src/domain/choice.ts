import { lads } from '#libs/contracts';

const WALES = 'W92000004';

/** What a reader may choose and has chosen; everything is one of the release's own codes. */
export interface Choice {
  indicators: string[];
  indicator: string;
  categories: string[];
  category: string;
  periods: string[];
  period: string;
  areas: string[];
  area: string;
  country: string;
  /** The total of the area chosen. */
  top: string;
  areaCodes?: string[];
}

interface Offer {
  indicators: string[];
  periods: string[];
  /** Those of each indicator, where it is not in all of the release's. */
  periodsOf?: ReadonlyMap<string, string[]>;
  /** Categories of each indicator; one empty code where it has none. */
  categories: ReadonlyMap<string, string[]>;
  areaCodes: readonly string[];
}

/** Reads a query; what is not offered is replaced by the default, so that any address gives a page. */
export function chooseFigures(query: Record<string, unknown>, offer: Offer): Choice {
  const indicator = oneOf(offer.indicators, query['indicator'], offer.indicators[0] ?? '');
  const periods = [...(offer.periodsOf?.get(indicator) ?? offer.periods)].sort().reverse();
  const areaCodes = [...offer.areaCodes].sort();
  const forces = areaCodes.filter((code) => /^W15\d+$/u.test(code));
  const areas = [WALES, ...forces, 'all'];
  const area = oneOf(areas, query['area'], WALES);
  const categories = offer.categories.get(indicator) ?? [''];
  return {
    indicators: offer.indicators,
    indicator,
    categories,
    category: oneOf(categories, query['category'], categories[0] ?? ''),
    periods,
    period: oneOf(periods, query['period'], periods[0] ?? ''),
    areas,
    area,
    country: WALES,
    top: area === 'all' ? WALES : area,
    areaCodes: area === 'all' ? undefined : [area, ...childrenOf(area, areaCodes)],
  };
}

/** Wales shows its police areas. A police area shows its health boards and authorities, which the register knows. */
function childrenOf(area: string, codes: readonly string[]): string[] {
  if (area === WALES) return codes.filter((code) => /^W15\d+$/u.test(code) || code === `${WALES}-U`);
  const members = lads.filter((lad) => lad.pfa === area);
  const boards = [...new Set(members.map((lad) => lad.lhb))].filter((code) => codes.includes(code)).sort();
  return [...boards, ...members.map((lad) => lad.code), `${area}-U`];
}

function oneOf(offered: readonly string[], wanted: unknown, otherwise: string): string {
  return typeof wanted === 'string' && offered.includes(wanted) ? wanted : otherwise;
}
