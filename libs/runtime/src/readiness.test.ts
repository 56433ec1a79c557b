import { brokersAnswered } from './readiness';

describe('a service is ready', () => {
  it('only after the brokers have answered, and stays so while they are away', async () => {
    let away = true;
    const asked: [string, string][] = [];
    const lag = (topic: string, group: string): Promise<number> => {
      asked.push([topic, group]);
      return away
        ? Promise.reject(Object.assign(new Error('no broker'), { name: 'KafkaJSConnectionError' }))
        : Promise.resolve(3);
    };
    const check = brokersAnswered('matcher', { lag })!;
    await expect(check()).rejects.toMatchObject({ code: 'kafka.KafkaJSConnectionError' });
    away = false;
    expect(await check()).toBe(true);
    away = true;
    expect(await check()).toBe(true);
    expect(asked).toHaveLength(2);
    expect(asked[0]![1]).toBe('matcher');
  });

  it('without them where it reads nothing', () => {
    expect(brokersAnswered('nobody', { lag: () => Promise.resolve(0) })).toBeUndefined();
  });
});
