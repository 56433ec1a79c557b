import { setTimeout as sleep } from 'node:timers/promises';
import { brokersCheck, watchBrokers } from './readiness';

const away = Object.assign(new Error('no broker'), { name: 'KafkaJSConnectionError' });
const code = 'kafka.KafkaJSConnectionError';

/** Brokers as a test has them answer. */
function brokers(): {
  answer: () => Promise<void>;
  asked: string[];
  reach: (topic: string) => Promise<void>;
} {
  const world = { answer: () => Promise.reject<void>(away), asked: [] as string[] };
  const reach = (topic: string): Promise<void> => {
    world.asked.push(topic);
    return world.answer();
  };
  return Object.assign(world, { reach });
}

describe('a service is ready', () => {
  it('only after the brokers have answered, and stays so, and says so, while they are away', async () => {
    const world = brokers();
    const check = brokersCheck(watchBrokers('matcher', world, { standsMs: 0 })!);
    await expect(check()).rejects.toMatchObject({ code });
    await sleep(600);
    world.answer = () => Promise.resolve();
    expect(await check()).toBe(true);
    world.answer = () => Promise.reject(away);
    await sleep(5);
    expect(await check()).toEqual({ away: code });
    world.answer = () => Promise.resolve();
    await sleep(5);
    expect(await check()).toBe(true);
  });

  it('without them where it reads nothing, or its log has none', () => {
    expect(watchBrokers('nobody', brokers())).toBeUndefined();
    expect(watchBrokers('matcher', {})).toBeUndefined();
  });
});

describe('brokers that hang', () => {
  it('are waited for once, for a time, and never asked before they have answered the last question', async () => {
    const world = brokers();
    world.answer = () => Promise.resolve();
    const watch = watchBrokers('matcher', world, { patienceMs: 100, standsMs: 0 })!;
    expect(await watch()).toEqual({ hasAnswered: true });
    await sleep(5);
    let wake: () => void = () => undefined;
    world.answer = () => new Promise((done) => (wake = done));
    const hanging = { hasAnswered: true, code: 'check.timeout' };
    expect(await Promise.all([watch(), watch(), watch()])).toEqual([hanging, hanging, hanging]);
    const begun = performance.now();
    for (let times = 0; times < 50; times++) expect(await watch()).toEqual(hanging);
    expect(performance.now() - begun).toBeLessThan(100);
    expect(world.asked).toHaveLength(2);
    wake();
    await sleep(5);
    world.answer = () => Promise.resolve();
    expect(await watch()).toEqual({ hasAnswered: true });
  });

  it('are told of by their last fault while they are asked again', async () => {
    const world = brokers();
    const watch = watchBrokers('matcher', world, { patienceMs: 50, standsMs: 0 })!;
    expect(await watch()).toEqual({ hasAnswered: false, code });
    await sleep(600);
    world.answer = () => new Promise(() => undefined);
    expect(await watch()).toEqual({ hasAnswered: false, code });
  });

  it('are not asked again while an answer stands', async () => {
    const world = brokers();
    world.answer = () => Promise.resolve();
    const watch = watchBrokers('matcher', world)!;
    for (let times = 0; times < 5; times++) await watch();
    expect(world.asked).toHaveLength(1);
  });
});
