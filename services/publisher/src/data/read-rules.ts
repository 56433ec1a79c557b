import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { parseDisclosureRules, type DisclosureRules } from '../protection/disclosure-rules';

/** The rules in force; read at each build, so that a change that governance signed holds from the next release. */
export function readDisclosureRules(): DisclosureRules {
  const file = projectPath('schemas', 'disclosure', 'rules.json');
  return parseDisclosureRules(JSON.parse(readFileSync(file, 'utf8')));
}
