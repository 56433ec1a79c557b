import { Doorbell } from './doorbell';

const LONG = 60_000;

it('wakes who waits', async () => {
  const bell = new Doorbell();
  const waiting = bell.wait(LONG);
  bell.ring();
  await waiting;
  expect(bell.hasRung).toBe(true);
});

it('misses no ring that came before the waiting, until it is answered', async () => {
  const bell = new Doorbell();
  bell.ring();
  await bell.wait(LONG);
  bell.answer();
  expect(bell.hasRung).toBe(false);
  const started = performance.now();
  await bell.wait(20);
  expect(performance.now() - started).toBeGreaterThan(15);
});

it('lets nobody wait once the work stops, whatever was answered since', async () => {
  const stopping = new AbortController();
  const bell = new Doorbell(stopping.signal);
  stopping.abort();
  bell.ring();
  bell.answer();
  await bell.wait(LONG);
  expect(bell.hasRung).toBe(false);
});
