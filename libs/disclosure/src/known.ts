import { placeCells, readCellRows } from './table/cells-file';
import { readingOf, TableRefusal } from './table/refusal';
import type { TableSpecification } from './table/specification';
import { listedCells, type CountTable } from './table/table';

/**
 * Cells that were published elsewhere (another body's statistics). Everyone knows them, so no rule can hide them and
 * the attackers use them. Refuses figures that are not the table's: they count other people, and say nothing here.
 */
export function knownCells(
  table: CountTable,
  known: string | undefined,
  specification: TableSpecification,
): Set<number> {
  if (known === undefined) return new Set();
  return readingOf('the figures known from elsewhere', () => cellsOf(table, known, specification));
}

function cellsOf(table: CountTable, known: string, specification: TableSpecification): Set<number> {
  const rows = readCellRows(known, specification, { open: true });
  const listed = listedCells(table.layout);
  const cells = new Set<number>();
  for (const row of rows) {
    if (Number.isNaN(row.value)) continue;
    const cell = placeCells(table.layout, [row]).findIndex((value) => !Number.isNaN(value));
    if (cell < 0 || !listed[cell]) {
      throw new TableRefusal(
        'known.cell',
        'a figure known from elsewhere is of no cell of the table',
        row.line,
      );
    }
    if (table.values[cell] !== row.value) {
      throw new TableRefusal('known.differs', 'a figure known from elsewhere is not the table’s', row.line);
    }
    cells.add(cell);
  }
  return cells;
}
