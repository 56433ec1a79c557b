import type { FactsRecord } from '#libs/contracts';
import { homeLeaf, NEEDS, type HomeArea } from '#libs/measures';

/** A fact table's column, as far as reading a record needs it. */
export interface ReadableColumn {
  name: string;
  from: string;
  read?: 'home' | 'needs' | 'sender';
}

/** The row of one record: what the columns name, and nothing else of the facts. */
export function factRow(
  record: FactsRecord,
  columns: readonly ReadableColumn[],
  ageOf: string | undefined,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of columns) row[column.name] = valueOf(record, column);
  row.age = ageOf === undefined ? null : (record.derived?.ages[ageOf] ?? null);
  row.birth_month = birthMonth(record.derived?.birthMonth);
  return row;
}

function valueOf({ facts, type }: FactsRecord, { from, read }: ReadableColumn): unknown {
  const value = facts[from];
  if (read === 'sender') return senderOf(type);
  if (read === 'home') return value === undefined ? null : homeLeaf(value as HomeArea);
  if (read === 'needs') return needsCode(value as Record<string, string> | undefined);
  return value ?? null;
}

/** Kind of agency: the first segment of the type. */
export function senderOf(type: string): string {
  return type.slice(0, type.indexOf('.'));
}

/**
 * The eight sections as eight digits: 0 need, 1 no need, 2 not scored. The lowest text is the one that R11
 * takes when two assessments were completed on one day.
 */
export function needsCode(needs: Record<string, string> | undefined): string {
  return NEEDS.map((need) => NEED_DIGIT[needs?.[need] ?? ''] ?? '2').join('');
}

const NEED_DIGIT: Record<string, string> = { NEED: '0', NO_NEED: '1', NOT_SCORED: '2' };

/** Months since year 0, from YYYY-MM. */
function birthMonth(month: string | undefined): number | null {
  return month === undefined ? null : Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
