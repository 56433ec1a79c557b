import type { LinkageQualityReported } from '#libs/contracts';
import type { Draft } from '../data/drafts';
import { readLabels } from '../data/read-labels';
import { WELSH_AREAS, type Bilingual } from '../domain/areas';
import { cellKey, nameOf, type ReleaseCell } from '../domain/cells';
import { subjectWords } from '../domain/subjects';
import type { BlankReason } from '../protection/safe-tables';

/** How surely the people of a run were linked, as the matcher reported it. */
export interface LinkageOfRun {
  madeAt: Date;
  report: LinkageQualityReported['report'];
}

/** A cell as a reviewer sees it: what is shown, what is true, and which rule blanked it. */
export interface ReviewedCell extends ReleaseCell {
  truth: number | null;
  reason: BlankReason['reason'] | '';
  /** Who works it out, and how far: its value, or that it is small. */
  findings: { attacker: string; kind: 'exact' | 'small' }[];
}

/** A draft as its page and the command line show it. */
export interface ShownDraft {
  draft: Draft;
  cells: ReviewedCell[];
  /** What a refusal is about, in words. */
  subjects: Bilingual[];
  linkage?: LinkageOfRun;
  /** Of a draft in review: when it is published if it is approved now. */
  dueAt?: Date;
}

/** Nobody reads more. */
const MOST_SUBJECTS = 100;

/** What a refusal is about, in words, but for cells that the draft itself shows with what is found about them. */
export function subjectsOf({ refusedSubjects }: Draft, cells: readonly ReviewedCell[]): Bilingual[] {
  const found = new Set(cells.filter(({ findings }) => findings.length > 0).map(nameOf));
  const others = refusedSubjects.filter((subject) => !found.has(subject)).slice(0, MOST_SUBJECTS);
  if (others.length === 0) return [];
  const labels = readLabels();
  return others.map((subject) => subjectWords(subject, labels, WELSH_AREAS));
}

/** The cells of a draft with what protection knows of each. */
export function reviewedCells({ release, attack }: Draft, truths: readonly ReleaseCell[]): ReviewedCell[] {
  const truthOf = new Map(truths.map((cell) => [cellKey(cell), cell.value]));
  const whyOf = new Map((release?.why ?? []).map(({ key, reason }) => [key, reason]));
  const findings = new Map<string, ReviewedCell['findings']>();
  for (const { attacker, exact, provablySmall } of attack?.attackers ?? [])
    for (const [kind, names] of [
      ['exact', exact],
      ['small', provablySmall],
    ] as const)
      for (const name of names) findings.set(name, [...(findings.get(name) ?? []), { attacker, kind }]);
  return (release?.cells ?? []).map((cell) => {
    const key = cellKey(cell);
    return {
      ...cell,
      truth: truthOf.get(key) ?? null,
      reason: whyOf.get(key) ?? '',
      findings: findings.get(nameOf(cell)) ?? [],
    };
  });
}
