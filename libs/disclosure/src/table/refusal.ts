/**
 * An input that is not a table of counts. The message names the file's row (the header is row 1) and what
 * is wrong, never a figure or a code of the table.
 */
export class TableRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly row?: number,
  ) {
    super(row === undefined ? `${message} (${code}).` : `Row ${row}: ${message} (${code}).`);
    this.name = 'TableRefusal';
  }
}
