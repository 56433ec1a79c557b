import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { giveBack, giveBackAtRest, RestAfterWork } from './give-back';

describe('a thread at rest', () => {
  const told = (...shares: number[]): boolean[] => {
    const rest = new RestAfterWork();
    return shares.map((share) => rest.hasCome(share));
  };

  it('has come to rest at the third look after work', () => {
    expect(told(0.9, 0.1, 0.05, 0)).toEqual([false, false, false, true]);
  });

  it('has not where something came between', () => {
    expect(told(0.9, 0.1, 0.1, 0.2, 0.1, 0.1, 0.1)).toEqual([...Array<boolean>(6).fill(false), true]);
  });

  it('comes to rest once for each time of work', () => {
    const rest = Array<number>(12).fill(0);
    expect(
      told(0.9, ...rest, 0.5, 0, 0, 0)
        .map(Number)
        .join(''),
    ).toBe('00010000000000001');
  });

  it('has no more than one rest in twenty seconds, however short its work', () => {
    const turn = [0.9, 0, 0, 0];
    const rests = told(...Array.from({ length: 15 }, () => turn).flat());
    expect(rests.filter(Boolean)).toHaveLength(5);
  });

  it('has worked where it was never busy for long', () => {
    expect(told(0.2, 0.2, 0, 0, 0)).toEqual([false, false, false, false, true]);
  });

  it('never does where it did not work', () => {
    expect(told(0, 0.2, 0.1, 0, 0, 0)).not.toContain(true);
  });

  it('gives back what is no longer in use', () => {
    let garbage: unknown[] | undefined = Array.from({ length: 400_000 }, (_, n) => ({ n, text: `${n}` }));
    expect(garbage).toHaveLength(400_000);
    const before = getHeapStatistics().total_physical_size;
    garbage = undefined;
    giveBack();
    expect(before - getHeapStatistics().total_physical_size).toBeGreaterThan(15e6);
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });

  it('looks each two seconds, and gives back until it is ended', () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    let utilization = 0.9;
    const use = jest
      .spyOn(performance, 'eventLoopUtilization')
      .mockImplementation(() => ({ utilization, idle: 0, active: 0 }));
    const end = giveBackAtRest();
    jest.advanceTimersByTime(2000);
    expect(Array.from({ length: 400_000 }, (_, n) => ({ n, text: `${n}` }))).toHaveLength(400_000);
    const worked = getHeapStatistics().total_physical_size;
    utilization = 0;
    jest.advanceTimersByTime(6000);
    expect(worked - getHeapStatistics().total_physical_size).toBeGreaterThan(15e6);
    end();
    expect(jest.getTimerCount()).toBe(0);
    use.mockRestore();
    jest.useRealTimers();
  });
});
