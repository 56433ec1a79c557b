import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublishedStore, type CategoryRow, type ReleaseRow } from '../data/published';
import { barChart } from '../domain/chart';
import { chooseFigures, type Choice } from '../domain/choice';
import { figureTable, type LabelOf } from '../domain/figures';
import { noticesOf } from '../domain/notices';
import { bothOf, FILES, languageOf, type Language } from '../paths';
import { fileSize, longDate, wholeNumber } from '../web/formats';
import { Views } from '../web/view';

/** The first page: the latest release, a choice of figures, a chart and a table. */
@Controller()
export class StartController {
  constructor(
    @Inject(PublishedStore) private readonly store: PublishedStore,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('start'))
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(request.path);
    const title = this.views.text(request, 'start.title');
    const release = await this.store.latest();
    const notices = noticesOf(release, await this.store.standings(language));
    if (!release) {
      this.views.send(request, response, 'start', { title, notices });
      return;
    }
    const labels = await this.store.labels(release.releaseId, language);
    const label: LabelOf = (kind, code) => labels.get(`${kind}:${code}`) ?? code;
    const parts = await this.store.categories(release.releaseId);
    const choice = chooseFigures(request.query, {
      ...release.manifest,
      periodsOf: await this.store.periods(release.releaseId),
      categories: new Map(
        [...parts].map(([indicator, rows]) => [indicator, rows.map(({ category }) => category)]),
      ),
      areaCodes: [...labels.keys()].filter((key) => key.startsWith('area:')).map((key) => key.slice(5)),
    });
    const cells = await this.store.cells(release.releaseId, { ...choice, withCommon: true });
    const table = figureTable(cells, label, language, choice.top);
    this.views.send(request, response, 'start', {
      title,
      notices,
      release: facts(release, language),
      selects: this.selects(request, choice, label, categoryLabels(parts.get(choice.indicator) ?? [], label)),
      heading: label('indicator', choice.indicator),
      subheadings: subheadings(choice, label),
      table,
      chart: table.rows.length > 0 ? barChart(table.rows) : undefined,
      symbols: ['c', 'x', 'u', 'z'].map((code) => ({ mark: `[${code}]`, meaning: label('symbol', code) })),
      downloads: downloads(release, language, (key) => this.views.text(request, key)),
    });
  }

  private selects(
    request: Request,
    choice: Choice,
    label: LabelOf,
    categoryLabel: (code: string) => string,
  ): object[] {
    const t = (key: string): string => this.views.text(request, key);
    const items = (of: (code: string) => string, codes: readonly string[], chosen: string): object[] =>
      codes.map((value) => ({ value, text: of(value), selected: value === chosen }));
    const areas = choice.areas.map((value) => ({
      value,
      text:
        value === 'all'
          ? t('start.area-all')
          : value === choice.country
            ? t('start.area-wales')
            : label('area', value),
      selected: value === choice.area,
    }));
    return [
      {
        id: 'indicator',
        label: t('start.indicator'),
        wide: true,
        items: choice.indicators.map((value) => ({
          value,
          text: `${value} ${label('indicator', value)}`,
          selected: value === choice.indicator,
        })),
      },
      ...(choice.categories.length > 1
        ? [
            {
              id: 'category',
              label: t('start.category'),
              items: items(categoryLabel, choice.categories, choice.category),
            },
          ]
        : []),
      {
        id: 'period',
        label: t('start.period'),
        items: items((code) => label('period', code), choice.periods, choice.period),
      },
      { id: 'area', label: t('start.area'), items: areas },
    ];
  }
}

function facts(release: ReleaseRow, language: Language): object {
  const { counts } = release.manifest;
  return {
    ...release,
    publishedOn: longDate(release.publishedAt, language),
    asAtDay: longDate(new Date(`${release.asAt.slice(0, 10)}T12:00:00Z`), language),
    figures: wholeNumber(counts.figures, language),
    cells: wholeNumber(counts.cells, language),
    blanks: wholeNumber(counts.blanks, language),
  };
}

/** Names of categories, with that of their breakdown where there are several. */
function categoryLabels(parts: readonly CategoryRow[], label: LabelOf): (code: string) => string {
  const breakdowns = new Map(parts.map(({ breakdown, category }) => [category, breakdown]));
  const several = new Set([...breakdowns.values()].filter((breakdown) => breakdown !== 'none')).size > 1;
  return (code) => {
    const breakdown = breakdowns.get(code) ?? 'none';
    const name = label('category', code);
    return several && breakdown !== 'none' ? `${label('breakdown', breakdown)}: ${name}` : name;
  };
}

function subheadings(choice: Choice, label: LabelOf): string[] {
  const category = choice.category === '' ? [] : [label('category', choice.category)];
  return [...category, label('period', choice.period)];
}

function downloads(release: ReleaseRow, language: Language, t: (key: string) => string): object[] {
  const sizes = new Map(release.manifest.files.map((file) => [file.name, file.bytes]));
  const files: [name: string, key: string][] = [
    [language === 'cy' ? 'ffigurau.cy.csv' : 'figures.en.csv', 'start.download-reader'],
    ['cells.csv', 'start.download-csv'],
    ['cells.csv-metadata.json', 'start.download-csvw'],
    [language === 'cy' ? 'celloedd.cy.jsonstat.json' : 'cells.en.jsonstat.json', 'start.download-jsonstat'],
    ['manifest.json', 'start.download-manifest'],
  ];
  return files.map(([name, key]) => {
    const bytes = sizes.get(name);
    const size = bytes === undefined ? '' : fileSize(bytes, language);
    return { href: FILES.download(release.releaseId, name), text: t(key), size };
  });
}
