import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { catalogue } from './catalogue';
import { canonicalJson } from './canonical';
import { validatePlainEvent } from './validate';

const folder = (...path: string[]) => projectPath('schemas', 'examples', ...path);
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const typeFolders = catalogue.map(({ suffix, version }) => `${suffix}.v${version}`);

describe('examples of the schemas', () => {
  it('stand for every type and for nothing else', () => {
    expect(readdirSync(folder('valid')).sort()).toEqual([...typeFolders].sort());
    expect(readdirSync(folder('invalid')).sort()).toEqual([...typeFolders].sort());
  });

  it.each(typeFolders)('%s: at least two are accepted', (type) => {
    const files = readdirSync(folder('valid', type));
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files)
      expect({ file, violations: validatePlainEvent(read(folder('valid', type, file))) }).toEqual({
        file,
        violations: [],
      });
  });

  it.each(typeFolders)('%s: at least four are refused with the error that each names', (type) => {
    const files = readdirSync(folder('invalid', type));
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const { error, event } = read(folder('invalid', type, file)) as { error: unknown; event: unknown };
      expect({ file, violations: validatePlainEvent(event) }).toEqual({ file, violations: [error] });
    }
  });

  it('differ from each other', () => {
    const all = typeFolders.flatMap((type) =>
      readdirSync(folder('valid', type)).map((file) => canonicalJson(read(folder('valid', type, file)))),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});
