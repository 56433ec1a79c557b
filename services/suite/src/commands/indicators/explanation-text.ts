import type { Explanation } from '#services/indicators';

const STEP_TEXT: Record<string, string> = {
  recorded: 'records of the counted types, dated in the period',
  known: 'known at the as-at day, current and not withdrawn',
  linked: 'linked to a person (cases need none)',
  counted: 'events, people or cases that the rules count',
  wales: 'of them with a home in Wales',
  population: 'of them in the population on the index date',
  area: 'of them in the area',
};

/** An explanation for a person: the definition in plain words, the rules, what each step kept, the figures. */
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
    `      definition ${definition.version}, ${definition.measure}, ${asked.period}, ${asked.area}, as at ${asked.asAt}`,
    '',
    definition.explanation.en,
    definition.explanation.cy,
    '',
    `The Framework: "${detailed}"${quick ? ` (quick guide: "${quick}")` : ''}`,
    '',
    'Decisions / Penderfyniadau',
    ...decisions.flatMap(({ id, en, cy }) => [`  ${id.padEnd(5)} ${en}`, `        ${cy}`]),
    '',
    'Rules / Rheolau',
    ...rules.flatMap(({ rule, en, cy }) => [`  ${rule.padEnd(5)} ${en}`, `        ${cy}`]),
    '',
    'Steps                kept    dropped',
    ...steps.map(
      ({ step, kept, dropped }) =>
        `  ${step.padEnd(12)}${String(kept).padStart(11)}${String(dropped).padStart(11)}  ${STEP_TEXT[step]}`,
    ),
    '',
    'Series',
    ...states.map(({ series, status, symbol, open }) => {
      const feeds = open.length > 0 ? `, open feeds: ${open.join(', ')}` : '';
      return `  ${series.padEnd(16)} ${status}${symbol ? ` [${symbol}]` : ''}${feeds}`;
    }),
    '',
    'Figures (unsuppressed: for the operator alone)',
    ...figures.map(({ series, breakdown, category, numerator, denominator, symbol }) => {
      const figure = denominator === null ? `${numerator}` : `${numerator} / ${denominator}`;
      return `  ${series.padEnd(16)} ${`${breakdown} ${category}`.padEnd(40)} ${symbol ? `[${symbol}]` : figure}`;
    }),
    ...(figures.length === 0 ? ['  nothing was counted'] : []),
    '',
  ].join('\n');
}
