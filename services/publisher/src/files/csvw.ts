import { CSV_COLUMNS } from './csv';
import type { LabelBook, Language } from './label-book';

const CODES =
  /^(?:indicator|measure|series|statistic|breakdown|period|area_code|status|definition_version)$/u;
/** What a value may be, for programs that check it before they read it. */
const DATATYPES: Readonly<Record<string, object>> = {
  value: { base: 'decimal', minimum: '0' },
  symbol: { base: 'string', format: String.raw`\[[cxuz]\]` },
  area_code: { base: 'string', format: String.raw`W[0-9]{8}(-U)?` },
};
const KEY = ['indicator', 'series', 'statistic', 'breakdown', 'category', 'period', 'area_code'];

/** CSV on the Web metadata (W3C Recommendation, 17 December 2015) of `cells.csv`, titles in both languages. */
export function csvwMetadata(labels: LabelBook): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: 'cells.csv',
    'dc:title': [literal('en'), literal('cy')],
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: CSV_COLUMNS.map((name) => ({
        name,
        titles: { en: [title(name, 'en'), name], cy: [title(name, 'cy'), name] },
        datatype: DATATYPES[name] ?? 'string',
        // A count has no category where it is broken down by nothing; else a value or a symbol is missing, never both.
        required: CODES.test(name) || /_(?:en|cy)$/u.test(name),
        ...(/_(?:en|cy)$/u.test(name) ? { lang: name.slice(-2) } : {}),
      })),
      primaryKey: KEY,
    },
    notes: labels.codes('symbol').map((code) => ({
      symbol: `[${code}]`,
      en: labels.text('en', 'symbol', code),
      cy: labels.text('cy', 'symbol', code),
    })),
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;

  function literal(language: Language): { '@value': string; '@language': Language } {
    return { '@value': labels.text(language, 'phrase', 'release-title'), '@language': language };
  }

  function title(name: string, language: Language): string {
    const base = name.replace(/_(?:en|cy)$/u, '');
    const suffix = base === name ? '' : name.endsWith('_en') ? ' (English)' : ' (Cymraeg)';
    return labels.text(language, 'column', base) + suffix;
  }
}
