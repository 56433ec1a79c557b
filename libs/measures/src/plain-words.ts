import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual, Definition, Measure } from './definitions';

/** A computation rule in plain words. */
export interface Rule extends Bilingual {
  rule: string;
}

type Rules = Record<Measure | 'all', Rule[]> & { populations: Record<string, Rule[]> };

/** The rules that hold for an indicator, in plain words: for the definitions page and `explain`. */
export function readRules(
  folder: string,
  { measure, population }: Pick<Definition, 'measure' | 'population'>,
): Rule[] {
  const rules = read(folder, 'rules.json') as Rules;
  return [...rules.all, ...(rules.populations[population.id] ?? []), ...rules[measure]];
}

/** An interpretation of the Framework that governance signs: I-1 ... I-15. */
export interface Decision extends Bilingual {
  id: string;
}

/**
 * The interpretations that shape a definition, in the order of their numbers. Throws `definition.decision.unknown` where a definition
 * names one that has no words.
 */
export function readDecisions(folder: string, ids: readonly string[]): Decision[] {
  const decisions = read(folder, 'decisions.json') as Record<string, Bilingual>;
  const numberOf = (id: string): number => Number(id.slice(2));
  return [...ids]
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((id) => {
      const words = decisions[id];
      if (!words) throw new Error(`definition.decision.unknown: ${id}`);
      return { id, ...words };
    });
}

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
