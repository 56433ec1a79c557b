import type { ServiceProcess } from './service-process';
import { untilIdle, waitingIn } from './watch';

const SERVICES = ['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor'] as const;
const idle = [
  'cyfrif_log_lag_records{topic="a",group="g"} 0',
  'cyfrif_log_unknown_groups{} 0',
  'cyfrif_log_outbox_records{} 0',
].join('\n');

/** A house of which one service answers as given; the others have nothing to do. */
function house(service: string, answer: () => string | undefined): ServiceProcess[] {
  return SERVICES.map(
    (name) =>
      ({
        name,
        service: name,
        lives: true,
        metrics: () => Promise.resolve(name === service ? answer() : idle),
      }) as unknown as ServiceProcess,
  );
}

describe('what waits in a house of many processes', () => {
  it('is nothing once every service says so, and the sum of what they say before', async () => {
    expect(await waitingIn(house('matcher', () => idle))).toBe(0);
    const busy = `${idle}\ncyfrif_log_lag_records{topic="b",group="g"} 41`;
    expect(await waitingIn(house('matcher', () => busy))).toBe(41);
  });

  it('is not nothing while a service does not answer, or does not say one of the numbers', async () => {
    expect(await waitingIn(house('matcher', () => undefined))).toBeGreaterThan(0);
    const withoutOutbox = idle.replace('outbox_records{} 0', 'outbox_records{} Nan');
    expect(await waitingIn(house('matcher', () => withoutOutbox))).toBeGreaterThan(0);
  });

  it('is not nothing while the lag of one topic is unknown and that of the others is none', async () => {
    const oneUnknown = idle.replace('unknown_groups{} 0', 'unknown_groups{} 1');
    expect(await waitingIn(house('matcher', () => oneUnknown))).toBe(1);
    const answers = [idle, oneUnknown, oneUnknown, idle, oneUnknown, idle, idle];
    let asked = 0;
    await untilIdle(house('matcher', () => answers[asked++]));
    expect(asked).toBe(answers.length);
  });
});
