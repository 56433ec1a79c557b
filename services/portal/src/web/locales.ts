import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../paths';

interface Entry {
  en: string;
  cy: string;
  /** `draft` until a translator has signed the Welsh. */
  review: 'draft' | 'reviewed';
}

export type Translate = (key: string) => string;

/** All strings of the pages, in both languages. */
export class Locales {
  private constructor(private readonly entries: ReadonlyMap<string, Entry>) {}

  /**
   * Reads every file of the folder.
   * @throws if a string lacks a language: a half-translated portal does not start.
   */
  static read(folder: string): Locales {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const all = files.flatMap((name) =>
      Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, Entry>),
    );
    const lacking = all.filter(([, entry]) => !entry.en || !entry.cy).map(([key]) => key);
    if (lacking.length > 0) throw new Error(`portal.locale.missing: ${lacking.join(', ')}`);
    return new Locales(new Map(all));
  }

  in(language: Language): Translate {
    return (key) => {
      const entry = this.entries.get(key);
      if (!entry) throw new Error(`portal.locale.unknown-key: ${key}`);
      return entry[language];
    };
  }

  keys(): string[] {
    return [...this.entries.keys()];
  }

  /** Whether any Welsh string still waits for a translator. */
  get hasDrafts(): boolean {
    return [...this.entries.values()].some((entry) => entry.review === 'draft');
  }
}
