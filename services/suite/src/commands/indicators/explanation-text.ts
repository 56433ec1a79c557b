import type { Explanation } from '#services/indicators';
import { linesIn, sayIn } from '../../words';

type Step = Explanation['steps'][number];

/**
 * An explanation for a person, in both languages: the definition in plain words, the rules, what each step kept, the
 * figures.
 */
export function explanationText({
  definition,
  rules,
  decisions,
  states,
  steps,
  figures,
  ...asked
}: Explanation): string {
  const { quick, detailed } = definition.wording;
  return [
    `${definition.id}  ${definition.label.en}`,
    `      ${definition.label.cy}`,
    `      ${say('definition')} ${definition.version}, ${definition.measure}, ${asked.period}, ${asked.area}, ${say('as-at')} ${asked.asAt}`,
    '',
    definition.explanation.en,
    definition.explanation.cy,
    '',
    `${say('framework')}: "${detailed}"${quick ? ` (${say('framework.quick')}: "${quick}")` : ''}`,
    '',
    say('decisions'),
    ...decisions.flatMap(({ id, en, cy }) => [`  ${id.padEnd(5)} ${en}`, `        ${cy}`]),
    '',
    say('rules'),
    ...rules.flatMap(({ rule, en, cy }) => [`  ${rule.padEnd(5)} ${en}`, `        ${cy}`]),
    '',
    columns(say('steps'), say('kept'), say('dropped')),
    ...steps.flatMap(stepLines),
    '',
    say('series.all'),
    ...states.map(({ series, status, symbol, open }) => {
      const feeds = open.length > 0 ? `, ${say('feeds.open')}: ${open.join(', ')}` : '';
      return `  ${series.padEnd(16)} ${status}${symbol ? ` [${symbol}]` : ''}${feeds}`;
    }),
    '',
    say('figures'),
    ...figures.map(({ series, breakdown, category, numerator, denominator, symbol }) => {
      const figure = denominator === null ? `${numerator}` : `${numerator} / ${denominator}`;
      return `  ${series.padEnd(16)} ${`${breakdown} ${category}`.padEnd(40)} ${symbol ? `[${symbol}]` : figure}`;
    }),
    ...(figures.length === 0 ? [`  ${say('figures.none')}`] : []),
    '',
  ].join('\n');
}

/** What a step kept, and what it looks for: the Welsh line under the English one. */
function stepLines({ step, kept, dropped }: Step): string[] {
  const [english, welsh] = linesIn('indicators', `step.${step}`);
  return [
    `${columns(`  ${step}`, String(kept), String(dropped))}  ${english}`,
    `${columns('', '', '')}  ${welsh}`,
  ];
}

const columns = (step: string, kept: string, dropped: string): string =>
  step.padEnd(14) + kept.padStart(15) + dropped.padStart(22);

const say = (key: string): string => sayIn('indicators', key);
