import { MANY_MATCHES, type LinkageModel, type Retraining } from '#libs/linkage';
import { linesIn, sayIn } from '../../words';

/** What was learnt, and what to do with it. `file`: where the model was written; undefined: to standard output. */
export function trainingText(
  file: string | undefined,
  { model, views, profiles, pairs, expectedMatches }: Retraining,
  frequencies: boolean,
): string {
  const met = { profiles: `${profiles}`, pairs: `${pairs}`, matches: `${Math.round(expectedMatches)}` };
  const lines = [
    ...linesIn('linkage', 'train.met', met),
    ...linesIn('linkage', views.length > 0 ? 'train.learnt' : 'train.few'),
    ...views.map(({ view, pairs: seen, matching }) => {
      const share = (100 * matching).toFixed(1);
      return `  ${view}: ${sayIn('linkage', 'train.view', { pairs: `${seen}`, share })}`;
    }),
    ...byAgencies(model),
    ...linesIn('linkage', frequencies ? 'train.weighed' : 'train.even', { threshold: `${model.threshold}` }),
    ...linesIn('linkage', 'train.next', { file: file ?? 'FILE', ffeil: file ?? 'FFEIL' }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Which pairs of agencies have shares of their own, and on how many matches each rests. */
function byAgencies({ byAgencies: own = [] }: LinkageModel): string[] {
  if (own.length === 0) return linesIn('linkage', 'train.agencies-none', { many: `${MANY_MATCHES}` });
  return [
    ...linesIn('linkage', 'train.agencies'),
    ...own.map(
      ({ agencies, matches }) =>
        `  ${agencies.join(' – ')}: ${sayIn('linkage', 'train.matches', { count: `${matches}` })}`,
    ),
  ];
}
