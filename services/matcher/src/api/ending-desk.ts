import {
  confirmEnding,
  findDecision,
  proposeEnding,
  rejectEnding,
  type DecisionInForce,
} from '../data/endings';
import { reviewDesk, type ReviewDeskDependencies } from './review-desk';

export type EndingRefusal =
  'linkage.decision.ended' | 'linkage.ending.exists' | 'linkage.ending.none' | 'linkage.officer.same';

type Outcome = { ok: true } | { ok: false; code: EndingRefusal };

/** Ending a decision before its last day: one officer proposes, another confirms, and what it held is linked anew. */
export interface EndingDesk {
  /** A decision in force; undefined: none such, or it has ended. */
  decision(overrideId: string): Promise<DecisionInForce | undefined>;
  proposeEnd(overrideId: string, ending: { officer: string; reason: string }): Promise<Outcome>;
  settleEnd(overrideId: string, settling: { officer: string; confirm: boolean }): Promise<Outcome>;
}

export function endingDesk(dependencies: ReviewDeskDependencies): EndingDesk {
  const { dataSource } = dependencies;
  const desk = reviewDesk(dependencies);
  return {
    decision: (overrideId) => findDecision(dataSource, overrideId),
    proposeEnd: async (overrideId, ending) => {
      if (!(await findDecision(dataSource, overrideId))) return refused('linkage.decision.ended');
      const done = await proposeEnding(dataSource, { overrideId, ...ending });
      return done ? { ok: true } : refused('linkage.ending.exists');
    },
    settleEnd: async (overrideId, { officer, confirm }) => {
      const decision = await findDecision(dataSource, overrideId);
      if (!decision) return refused('linkage.decision.ended');
      if (!decision.ending) return refused('linkage.ending.none');
      if (decision.ending.proposedBy === officer) return refused('linkage.officer.same');
      if (confirm) {
        await confirmEnding(dataSource, overrideId, officer);
        await desk.end(overrideId);
      } else await rejectEnding(dataSource, overrideId);
      return { ok: true };
    },
  };
}

function refused(code: EndingRefusal): { ok: false; code: EndingRefusal } {
  return { ok: false, code };
}
