import type { ReleaseCell } from '../domain/cells';
import type { LabelRow } from '../domain/labels';
import { cellsCsv, readerCsv } from './csv';
import { csvwMetadata } from './csvw';
import { jsonStat } from './jsonstat';
import { LabelBook } from './label-book';

export interface ReleaseFile {
  name: string;
  mediaType: string;
  text: string;
}

/** Every file of a release but its manifest. Bytes follow from cells and labels alone. */
export function releaseFiles(cells: readonly ReleaseCell[], labels: readonly LabelRow[]): ReleaseFile[] {
  const book = new LabelBook(labels);
  const csv = (name: string, text: string): ReleaseFile => ({ name, mediaType: 'text/csv', text });
  const json = (name: string, mediaType: string, text: string): ReleaseFile => ({ name, mediaType, text });
  return [
    csv('cells.csv', cellsCsv(cells, book)),
    json('cells.csv-metadata.json', 'application/csvm+json', csvwMetadata(book)),
    json('cells.en.jsonstat.json', 'application/json', jsonStat(cells, book, 'en')),
    json('celloedd.cy.jsonstat.json', 'application/json', jsonStat(cells, book, 'cy')),
    csv('figures.en.csv', readerCsv(cells, book, 'en')),
    csv('ffigurau.cy.csv', readerCsv(cells, book, 'cy')),
  ];
}
