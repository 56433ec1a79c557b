/**
 * An input that is not a table of counts. The message names the file's row (the header is row 1) and what
 * is wrong, never a figure or a code of the table.
 */
export class TableRefusal extends Error {
  constructor(
    readonly code: string,
    readonly wrong: string,
    readonly row?: number,
    /** Which of several inputs. */
    readonly input?: string,
  ) {
    const place = [...(row === undefined ? [] : [`Row ${row}`]), ...(input === undefined ? [] : [input])];
    super(`${place.length > 0 ? `${place.join(' of ')}: ` : ''}${wrong} (${code}).`);
    this.name = 'TableRefusal';
  }

  /** The same refusal, saying of which of several inputs. */
  of(input: string): TableRefusal {
    return new TableRefusal(this.code, this.wrong, this.row, input);
  }
}

/** Reads one of several inputs: a refusal says which. */
export function readingOf<T>(input: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof TableRefusal ? error.of(input) : error;
  }
}
