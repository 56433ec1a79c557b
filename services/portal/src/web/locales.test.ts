import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { PAGES } from '../paths';
import { Locales } from './locales';

const folder = projectPath('services', 'portal');
const locales = Locales.read(join(folder, 'locales'));

function sources(of: string, ending: string): string {
  return readdirSync(join(folder, of), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, of, name), 'utf8'))
    .join('\n');
}

describe('the strings of the pages', () => {
  const known = new Set(locales.keys());

  it('are all there, in both languages, for every template and controller', () => {
    const text = sources('views', '.njk') + sources('src', '.ts');
    const used = [
      ...text.matchAll(
        /\bt\("([\w.-]+)"\)|['"`]((?:site|start|session|governance|quality)\.(?!njk)[\w-]*\w)['"`]/gu,
      ),
    ];
    const keys = new Set(used.map((match) => match[1] ?? match[2] ?? ''));
    expect(keys.size).toBeGreaterThan(80);
    expect([...keys].filter((key) => !known.has(key))).toEqual([]);
  });

  it('are marked for the translator', () => {
    expect(locales.hasDrafts).toBe(true);
  });

  it('never put a value into a sentence', () => {
    const cy = locales.in('cy');
    expect(locales.keys().filter((key) => /[{}$]|%[sdj]/u.test(cy(key)))).toEqual([]);
  });

  it('name every page in each language by a slug of its own', () => {
    const slugs = Object.values(PAGES).flatMap((page) => Object.values<string>(page));
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(
      slugs.every((slug) =>
        /^\/(?:en|cy)(?:\/(?:[a-z-]+|:(?:draft|review|refusal|indicator)Id))*$/u.test(slug),
      ),
    ).toBe(true);
  });
});
