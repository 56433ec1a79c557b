/** The data dictionary of the shared store, kept in the database itself. A test finds what has no comment. */
const CELL = {
  release_id: 'The release that the cell belongs to.',
  cell_no: 'Place of the cell in the release; the order follows from codes alone.',
  indicator: 'Indicator of the Framework, A1 to F6.',
  measure: 'Template of the measure, M1 to M8.',
  series: 'Series of the measure, for example persons or rate.',
  statistic: 'What the value is, for example persons, successes or percent; release_label names every code.',
  breakdown: 'What categories the indicator is broken down by; none where it is not.',
  category: 'Code of the category; empty without a breakdown.',
  period: 'Period, for example FY2022-23 for a financial year.',
  area_code: 'ONS code of the area; with -U its part of unknown area.',
  value: 'The figure; null where a symbol stands.',
  symbol: 'Empty: a figure. c confidential, x not supplied, u not yet mature, z not applicable.',
  status: 'final, revised(n) or provisional.',
  definition_version: 'Version of the definition of the indicator.',
};

const RELEASE = {
  release_id: 'Digest of the manifest: the same content always has the same id.',
  edition: 'Number in order of publication, from 1.',
  as_at: 'The day up to which events were known.',
  provisional: 'Whether provisional figures are among the cells.',
  supersedes: 'The release that this one corrects.',
  manifest: 'What the release says of itself: definitions, rules, feeds, counts, files.',
};

const STATE = {
  ...RELEASE,
  published_at: 'When it was published.',
  state: 'current, superseded by a correction (also when that was withdrawn later), or withdrawn.',
};

const LABELLED = {
  ...CELL,
  ...Object.fromEntries(
    ['indicator', 'statistic', 'category', 'period', 'area'].flatMap((name) => [
      [`${name}_en`, `Name of the ${name} in English.`],
      [`${name}_cy`, `Name of the ${name} in Welsh.`],
    ]),
  ),
};

interface Documented {
  kind: 'TABLE' | 'VIEW';
  text: string;
  columns: Record<string, string>;
}

const STORE: Record<string, Documented> = {
  release: {
    kind: 'TABLE',
    text: 'One row for each release ever published. Rows are never changed or removed.',
    columns: { ...RELEASE, signature: 'Ed25519 signature of the manifest, with the public key.' },
  },
  release_event: {
    kind: 'TABLE',
    text: 'What happened to a release: published, corrected, withdrawn.',
    columns: {
      release_id: 'The release.',
      event: 'published, corrected or withdrawn.',
      at: 'When it happened.',
      note_en: 'Why, in English.',
      note_cy: 'Why, in Welsh.',
    },
  },
  release_cell: {
    kind: 'TABLE',
    text: 'Cells of each release, as shown. Read them through published.cells.',
    columns: CELL,
  },
  release_label: {
    kind: 'TABLE',
    text: 'Names and explanations of all codes of a release.',
    columns: {
      release_id: 'The release.',
      kind: 'What is named: indicator, area, period and so on.',
      code: 'The code that is named.',
      en: 'In English.',
      cy: 'In Welsh.',
    },
  },
  release_file: {
    kind: 'TABLE',
    text: 'The files of a release, byte for byte as published.',
    columns: {
      release_id: 'The release.',
      name: 'Name of the file.',
      media_type: 'Its media type.',
      content: 'Its text in UTF-8.',
    },
  },
  releases: { kind: 'VIEW', text: 'Releases with their present state.', columns: STATE },
  latest_release: {
    kind: 'VIEW',
    text: 'The newest release that is neither withdrawn nor superseded.',
    columns: STATE,
  },
  cells: {
    kind: 'VIEW',
    text: 'Long format: one row for each cell, with codes and names.',
    columns: LABELLED,
  },
  latest_cells: {
    kind: 'VIEW',
    text: 'For each period the cells of the newest current release that covers it: quarters published later leave the years in place.',
    columns: LABELLED,
  },
};

/** Statements that put the dictionary into the database. */
export function commentStatements(): string[] {
  return Object.entries(STORE).flatMap(([name, { kind, text, columns }]) => [
    `COMMENT ON ${kind} published.${name} IS '${text}'`,
    ...Object.entries(columns).map(
      ([column, said]) => `COMMENT ON COLUMN published.${name}.${column} IS '${said}'`,
    ),
  ]);
}
