import { isPastEnd, recordsFrom } from './range';

describe('the end of a log', () => {
  async function looked(next: bigint, ends: bigint[]): Promise<[boolean, number]> {
    let pauses = 0;
    const end = (): Promise<bigint> => Promise.resolve(ends.length > 1 ? ends.shift()! : ends[0]!);
    const past = await isPastEnd(next, end, () => {
      pauses += 1;
      return Promise.resolve();
    });
    return [past, pauses];
  }

  it('is behind the last record, where a reader that has all stands', async () => {
    expect(await looked(5n, [5n])).toEqual([false, 0]);
  });

  it('may be told too low by a leader that was just elected, for a moment', async () => {
    expect(await looked(5n, [3n, 4n, 5n])).toEqual([false, 2]);
  });

  it('does not come back where the log is another one', async () => {
    expect(await looked(5n, [0n])).toEqual([true, 3]);
  });

  it('lies at an unknown distance from a position past it', () => {
    expect([recordsFrom(3n, 5n), recordsFrom(5n, 5n), recordsFrom(6n, 5n)]).toEqual([2, 0, NaN]);
  });
});
