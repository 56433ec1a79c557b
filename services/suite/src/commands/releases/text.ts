import type { Draft, ReleaseDesk } from '#services/publisher';
import { columns } from './columns';
import { inWales } from './next-step';
import { say, wordsFor } from './words';

type Runs = Awaited<ReturnType<ReleaseDesk['runs']>>;
type Releases = Awaited<ReturnType<ReleaseDesk['releases']>>;

/** Drafts, releases and computations in columns, and what the states mean that occur. */
export function listText(drafts: readonly Draft[], releases: Releases, runs: Runs): string {
  const reviews = (draft: Draft): string =>
    draft.reviews.map(({ reviewer, decision }) => `${reviewer}: ${decision}`).join(', ') || '-';
  const when = ({ publishAt, publishOn }: Draft): string =>
    publishAt ? inWales(new Date(publishAt)) : publishOn;
  const section = (name: string, heads: string[], rows: string[][]): string[] => [
    say(`list.${name}`),
    ...(rows.length === 0
      ? [`  ${say('list.none')}`]
      : columns([heads.map((head) => say(`column.${head}`)), ...rows])),
    '',
  ];
  const states = [...new Set([...drafts, ...releases].map(({ state }) => state))];
  return [
    ...section(
      'drafts',
      ['draft', 'state', 'publish-on', 'periods', 'built-by', 'reviews'],
      drafts.map((draft) => [
        draft.draftId,
        draft.state,
        when(draft),
        draft.periods.join('+'),
        draft.builtBy,
        reviews(draft),
      ]),
    ),
    ...section(
      'releases',
      ['edition', 'release', 'as-at', 'state'],
      releases.map(({ releaseId, edition, asAt, state }) => [String(edition), releaseId, asAt, state]),
    ),
    ...section(
      'runs',
      ['run', 'as-at', 'cells'],
      runs.map(({ runId, asAt, cells }) => [runId, asAt, String(cells)]),
    ),
    ...(states.length > 0 ? columns(states.map((state) => [state, say(`state.${state}`)])) : []),
    '',
  ].join('\n');
}

/** How a draft ended, in one line with its reason. */
export function outcomeLine({ draftId, state, refusedCode }: Draft): string {
  const words = state === 'refused' && refusedCode ? wordsFor(refusedCode) : say(`state.${state}`);
  return `${draftId}  ${state}  ${words}\n`;
}
