import { EVENT_LOG_CHECKS, eventLogContract, outcome } from './contract';
import { type Defect, DEFECTS } from './model-disk';
import { modelWorld } from './model-world';

eventLogContract('the model', () => Promise.resolve(modelWorld()));

/** The sentence that is there because of the defect. */
const CAUGHT_BY: Record<Defect, string> = {
  'acknowledges before durable': 'keeps what was committed when its producer dies at once',
  'loses the last record of a batch': 'delivers every committed record once, those of one key in their order',
  'repeats a batch after a restart': 'goes on where the group stopped',
  'reorders within a partition': 'delivers every committed record once, those of one key in their order',
  'ignores a seek': 'starts at the stored position, also when it was put back',
  'delivers to two members': 'never has two members in one partition at the same time',
  'numbers before the commit': 'passes no record whose transaction commits after that of a later one',
  'forgets the rollback': 'delivers nothing of a transaction before its commit, nor after its rollback',
  'acknowledges a failed batch': 'rolls back the effects of a failing handler, and has them once in the end',
  'is blocked by poison': 'sets a poison record aside with its code, and goes on with its partition',
};

describe('the event log contract', () => {
  it.each(DEFECTS)('rejects a log that %s', async (defect) => {
    const check = EVENT_LOG_CHECKS.find(({ sentence }) => sentence === CAUGHT_BY[defect]);
    const result = check && (await outcome(check, () => Promise.resolve(modelWorld(defect))));
    expect(result).toMatch(/^Never happened|came in another order|repeated|before the commit|Two members/);
  });
});
