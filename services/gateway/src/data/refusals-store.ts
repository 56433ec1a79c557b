import { discardRefusals, redriveRefusals, type Decided, type RefusalDecision } from './redrive';
import { listRefusals, refusalBody, type RefusalFilter, type StoredRefusal } from './refusals';

/** The refusals store as a console works with it: every decision in the name of the user who made it. */
export interface RefusalsStore {
  list(filter: RefusalFilter): Promise<StoredRefusal[]>;
  body(refusalId: string): Promise<unknown>;
  redrive(refusalIds: readonly string[], user: string): Promise<Decided>;
  discard(refusalIds: readonly string[], user: string): Promise<Decided>;
}

export function refusalsStore(given: Omit<RefusalDecision, 'actor'>): RefusalsStore {
  const by = (user: string): RefusalDecision => ({ ...given, actor: `operator:${user}` });
  return {
    list: (filter) => listRefusals(given.dataSource, filter),
    body: (refusalId) => refusalBody(given.dataSource, refusalId),
    redrive: (refusalIds, user) => redriveRefusals(by(user), refusalIds),
    discard: (refusalIds, user) => discardRefusals(by(user), refusalIds),
  };
}
