import type { LabelKind, LabelRow } from '../domain/labels';

export type Language = 'en' | 'cy';

/** Labels of one release by kind and code. */
export class LabelBook {
  private readonly byKey: ReadonlyMap<string, LabelRow>;

  constructor(labels: readonly LabelRow[]) {
    this.byKey = new Map(labels.map((label) => [`${label.kind}:${label.code}`, label]));
  }

  text(language: Language, kind: LabelKind, code: string): string {
    return this.byKey.get(`${kind}:${code}`)?.[language] ?? code;
  }

  /** `revised(2)` reads as the word for revised and its number. */
  status(language: Language, status: string): string {
    const revision = /^revised\((?<number>\d+)\)$/u.exec(status)?.groups?.number;
    return revision === undefined
      ? this.text(language, 'status', status)
      : `${this.text(language, 'status', 'revised')} (${revision})`;
  }

  codes(kind: LabelKind): string[] {
    return [...this.byKey.values()].filter((label) => label.kind === kind).map((label) => label.code);
  }
}
