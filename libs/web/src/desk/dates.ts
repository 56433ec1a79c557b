/** JSON has no dates: a call's are marked on their way, so that no text which looks like one becomes one. */
export function datesMarked(this: unknown, name: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[name];
  return original instanceof Date ? { $date: original.getTime() } : value;
}

/** Reads what `datesMarked` wrote. */
export function datesRead(_name: string, value: unknown): unknown {
  const marked = value as { $date?: unknown } | null;
  return typeof value === 'object' && typeof marked?.$date === 'number' ? new Date(marked.$date) : value;
}
