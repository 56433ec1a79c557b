import { oldestAge } from './oldest-age';

describe('the age of the oldest waiting record', () => {
  const now = 1_700_000_000_000;

  it.each([0, 1, 2, 7, 61, 3600, 86_400, 604_799])('is found to the second: %i', async (seconds) => {
    const written = now - seconds * 1000;
    expect(await oldestAge((time) => Promise.resolve(written < time), now)).toBe(Math.max(0, seconds - 1));
  });

  it('takes few questions, even for a week', async () => {
    const isOlder = jest.fn((time: number) => Promise.resolve(now - 604_800_000 < time));
    await oldestAge(isOlder, now);
    expect(isOlder.mock.calls.length).toBeLessThan(45);
  });
});
