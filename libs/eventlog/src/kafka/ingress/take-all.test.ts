import type { LogRecord } from '../../port';
import { takeAll } from './take-all';

const records = Array.from({ length: 8 }, (_, i): LogRecord => ({
  offset: BigInt(i),
  key: '',
  value: Buffer.alloc(0),
}));
const rest = { onFailure: () => undefined, stopping: new AbortController().signal };
const answer = ({ offset }: LogRecord): string => `taken ${offset}`;

describe('taking in what an agency produced', () => {
  it('answers each record in its order, and gives up only the one that fails alone', async () => {
    const answers = await takeAll(records, {
      ...rest,
      take: (part) =>
        part.some(({ offset }) => offset === 5n)
          ? Promise.reject(new Error('never passes'))
          : Promise.resolve(part.map(answer)),
      giveUp: ({ offset }) => Promise.resolve(`given up ${offset}`),
    });
    expect(answers).toEqual(records.map((one) => (one.offset === 5n ? 'given up 5' : answer(one))));
  });

  it('has no answer twice when a try fails', async () => {
    let tries = 0;
    const answers = await takeAll(records, {
      ...rest,
      take: (part) => (tries++ < 2 ? Promise.reject(new Error('passes')) : Promise.resolve(part.map(answer))),
      giveUp: () => Promise.reject(new Error('nothing is to be given up')),
    });
    expect(answers).toEqual(records.map(answer));
  });
});
