import { readFileSync, writeFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { QuestionAnswer } from '#libs/contracts';
import type { OpenedItem } from '#services/agent';
import { failureOf } from '../../failure';

interface Line {
  set: string;
  item: string;
  answer: string;
}

const ANSWERS = new Set(['yes', 'no', 'unknown']);

/** One line for each item; the agency fills the column `answer`. The file names the agency's own records: 0600. */
export function writeAnswerFile(path: string, items: readonly OpenedItem[]): Promise<void> {
  const rows = items.map(({ setId, itemId, kind, expiresOn, records }) => ({
    set: setId,
    item: itemId,
    question: kind,
    until: expiresOn,
    record: records[0] ?? '',
    other_record: records[1] ?? '',
    answer: '',
  }));
  const columns = ['set', 'item', 'question', 'until', 'record', 'other_record', 'answer'];
  writeFileSync(path, stringify(rows, { header: true, columns }), { mode: 0o600 });
  return Promise.resolve();
}

export function readAnswerFile(path: string): Line[] {
  const rows = rowsOf(path);
  for (const column of ['set', 'item', 'answer'])
    if (rows.length === 0 || !(column in rows[0]!))
      throw failureOf('questions.answer.column', { path, column }, 2);
  return rows.map((row) => ({ set: row['set']!, item: row['item']!, answer: row['answer']!.toLowerCase() }));
}

function rowsOf(path: string): Record<string, string>[] {
  const text = readFileSync(path);
  try {
    return parse(text, { columns: true, trim: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    // Its own message may quote the line.
    if (error instanceof CsvError) throw failureOf('questions.answer.csv', { path, line: lineOf(error) }, 2);
    throw error;
  }
}

function lineOf({ lines }: CsvError): string {
  return typeof lines === 'number' ? String(lines) : '?';
}

/** Answers by set. A set without any answer is left for later; one with some needs all. */
export function answersBySet(
  lines: readonly Line[],
  path: string,
): Map<string, { itemId: string; answer: QuestionAnswer }[]> {
  const sets = new Map<string, { itemId: string; answer: QuestionAnswer }[]>();
  lines.forEach(({ answer }, at) => {
    if (answer !== '' && !ANSWERS.has(answer))
      throw failureOf('questions.answer.other', { path, line: String(at + 2) }, 2);
  });
  for (const [set, items] of Map.groupBy(lines, (line) => line.set)) {
    const given = items.filter(({ answer }) => answer !== '');
    if (given.length === 0) continue;
    if (given.length < items.length)
      throw failureOf('questions.answer.rest', { path, count: String(items.length - given.length) }, 2);
    sets.set(
      set,
      items.map(({ item, answer }) => ({ itemId: item, answer: answer as QuestionAnswer })),
    );
  }
  if (sets.size === 0) throw failureOf('questions.answer.none', { path }, 2);
  return sets;
}
