import { setImmediate as turn } from 'node:timers/promises';
import { LaterLooks } from './later-looks';

const PARTITION = 'ingress.probation-wales/0';

function world() {
  const stopping = new AbortController();
  const pauses: (() => void)[] = [];
  const looks = new LaterLooks({
    stopping: stopping.signal,
    pause: () => new Promise((done) => pauses.push(done)),
  });
  let looked = 0;
  const state = { isDue: true, fault: false };
  const start = (): Promise<void> =>
    looks.start(PARTITION, {
      isDue: () => Promise.resolve(state.isDue),
      look: () => {
        if (state.fault) throw new Error('no consumer is in the group');
        looked += 1;
      },
    });
  const pass = async (): Promise<void> => {
    for (const done of pauses.splice(0)) done();
    await turn();
  };
  return { looks, start, pass, state, stopping, pauses, looked: () => looked };
}

describe('a look at a partition after a while', () => {
  it('is once, however often it was asked for', async () => {
    const { start, pass, looked, pauses } = world();
    const all = [start(), start()];
    expect([looked(), pauses.length]).toEqual([0, 1]);
    await pass();
    await Promise.all(all);
    expect([looked(), pauses.length]).toEqual([1, 0]);
    void start();
    await pass();
    expect(looked()).toBe(2);
  });

  it('waits until no batch of that partition is in hand, one of a client that was left too', async () => {
    const { looks, start, pass, looked } = world();
    const [left, present] = [looks.hold(PARTITION), looks.hold(PARTITION)];
    looks.hold('ingress.probation-wales/1');
    void start();
    await pass();
    left();
    await pass();
    expect(looked()).toBe(0);
    present();
    await pass();
    expect(looked()).toBe(1);
  });

  it('is tried again where no client can seek', async () => {
    const { start, pass, state, looked } = world();
    state.fault = true;
    void start();
    await pass();
    state.fault = false;
    await pass();
    expect(looked()).toBe(1);
  });

  it('is left where nothing is to be looked at any more, and with everything', async () => {
    const { start, pass, state, stopping, looked } = world();
    state.isDue = false;
    const nothing = start();
    await pass();
    await nothing;
    state.isDue = true;
    const ended = start();
    stopping.abort();
    await pass();
    await ended;
    expect(looked()).toBe(0);
  });
});
