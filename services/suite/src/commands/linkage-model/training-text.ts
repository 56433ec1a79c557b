import { MANY_MATCHES, type LinkageModel, type Retraining } from '#libs/linkage';

/** What was learnt, and what to do with it. `file`: where the model was written; undefined: to standard output. */
export function trainingText(
  file: string | undefined,
  { model, views, profiles, pairs, expectedMatches }: Retraining,
  frequencies: boolean,
): string {
  const trained = views.map(
    ({ view, pairs: seen, matching }) => `  ${view}: ${seen} pairs, ${(100 * matching).toFixed(1)} % match\n`,
  );
  return [
    `${profiles} profiles, ${pairs} pairs met in a block, about ${Math.round(expectedMatches)} of them match.\n`,
    trained.length > 0
      ? `Shares of levels among matches were learnt in:\n${trained.join('')}`
      : 'Too few matches to learn from: the shares are those of the model in force.\n',
    byAgencies(model),
    `${frequencies ? 'Names and postcodes are weighed by their frozen frequencies' : 'All names and postcodes weigh the same: no frequencies'}. Threshold: ${model.threshold} bits.\n`,
    `Not in force. Two custodians adopt it: npx cyfrif linkage adopt ${file ?? 'FILE'} --custodian NAME --custodian NAME\n`,
  ].join('');
}

/** Which pairs of agencies have shares of their own, and on how many matches each rests. */
function byAgencies({ byAgencies: own = [] }: LinkageModel): string {
  if (own.length === 0)
    return `No pair of agencies has the ${MANY_MATCHES} matches for shares of its own: all use the pooled ones.\n`;
  const rows = own.map(({ agencies, matches }) => `  ${agencies.join(' and ')}: about ${matches} matches\n`);
  return `Pairs of agencies with shares of their own, drawn towards the pooled ones that all others use:\n${rows.join('')}`;
}
