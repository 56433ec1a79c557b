/** A file as RFC 4180 reads it: UTF-8 without a mark, lines that end in CRLF, quotes doubled, every row of one length. */
export function plainCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (text.startsWith('\uFEFF')) throw new Error('a byte order mark');
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [field, next] = text[at] === '"' ? quoted(text, at) : bare(text, at);
    rows.at(-1)!.push(field);
    at = next;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) throw new Error('the last line does not end');
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else throw new Error(`a field ends in neither comma nor CRLF at ${at}`);
  }
  if (new Set(rows.map(({ length }) => length)).size !== 1) throw new Error('rows differ in length');
  return rows;
}

function quoted(text: string, start: number): [field: string, next: number] {
  let field = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else return [field, at + 1];
  }
  throw new Error('a quote is never closed');
}

function bare(text: string, start: number): [field: string, next: number] {
  let at = start;
  while (at < text.length && !',\r\n'.includes(text[at]!)) {
    if (text[at] === '"') throw new Error('a quote within a bare field');
    at += 1;
  }
  return [text.slice(start, at), at];
}

/** Rows by the names of their header. */
export function named([header = [], ...rows]: string[][]): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]!])));
}
