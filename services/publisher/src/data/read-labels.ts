import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { readDefinitions } from '#libs/measures';
import type { Bilingual } from '../domain/areas';
import type { Labels } from '../domain/labels';

/**
 * The translators' file, and the names and explanations of the signed definitions. Read at each build: a
 * correction shows in the next release, never in an old one.
 */
export function readLabels(): Labels {
  const file = projectPath('services', 'publisher', 'locales', 'labels.json');
  const own = JSON.parse(readFileSync(file, 'utf8')) as Labels;
  const definitions = readDefinitions(projectPath('schemas', 'indicators'));
  const byId = (of: (definition: (typeof definitions)[number]) => Bilingual): Record<string, Bilingual> =>
    Object.fromEntries(definitions.map((definition) => [definition.id, of(definition)]));
  return {
    ...own,
    indicator: byId((definition) => definition.label),
    explanation: byId((definition) => definition.explanation),
    caveats: byId(({ caveats }) => ({
      en: caveats.map((caveat) => caveat.en).join(' '),
      cy: caveats.map((caveat) => caveat.cy).join(' '),
    })),
  };
}
