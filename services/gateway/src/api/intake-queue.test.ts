import { setTimeout as sleep } from 'node:timers/promises';
import type { Submitted } from '../data/intake';
import type { Checked } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import { IntakeQueue } from './intake-queue';

const event = (eventId: string): Checked => ({
  refusal: { code: 'type.unknown', pointer: '/type', incident: false, eventId },
});
const submit = (queue: IntakeQueue, agency: string, ...ids: string[]): Promise<Outcome[]> =>
  queue.submit({ agency, actor: `sha256:${agency}` }, ids.map(event));
const outcomesOf = (submitted: readonly Submitted[]): Outcome[][] =>
  submitted.map(({ checked }) => checked.map((each): Outcome => ({ status: 'refused', ...each.refusal! })));
const idsOf = (outcomes: readonly Outcome[]): (string | undefined)[] =>
  outcomes.map(({ eventId }) => eventId);

it('joins what several agencies send at the same moment, and answers each with its own', async () => {
  const taken: number[] = [];
  const queue = new IntakeQueue(async (submitted) => {
    taken.push(submitted.length);
    await sleep(1);
    return outcomesOf(submitted);
  });
  const names = Array.from({ length: 20 }, (_, at) => `agency-${at}`);
  const answers = await Promise.all(names.map((name) => submit(queue, name, `${name}-1`, `${name}-2`)));
  expect(answers.map(idsOf)).toEqual(names.map((name) => [`${name}-1`, `${name}-2`]));
  expect(taken).toEqual([20]);
});

it('keeps the order of an agency, which is in one transaction at a time', async () => {
  const order: string[] = [];
  const atWork = new Set<string>();
  const queue = new IntakeQueue(async (submitted) => {
    const agencies = [...new Set(submitted.map(({ sender }) => sender.agency))];
    for (const agency of agencies) {
      expect(atWork.has(agency)).toBe(false);
      atWork.add(agency);
    }
    await sleep(15);
    order.push(
      ...outcomesOf(submitted)
        .flat()
        .map(({ eventId }) => eventId!),
    );
    for (const agency of agencies) atWork.delete(agency);
    return outcomesOf(submitted);
  });
  const sent: Promise<Outcome[]>[] = [];
  for (let at = 0; at < 12; at++) {
    for (const agency of ['a', 'b', 'c']) sent.push(submit(queue, agency, `${agency}${at}`));
    await sleep(4);
  }
  await Promise.all(sent);
  for (const agency of ['a', 'b', 'c'])
    expect(order.filter((id) => id.startsWith(agency))).toEqual(
      Array.from({ length: 12 }, (_, at) => `${agency}${at}`),
    );
});

it('lets no agency suffer for the events of another', async () => {
  const queue = new IntakeQueue(async (submitted) => {
    await sleep(1);
    if (submitted.some(({ sender }) => sender.agency === 'ill')) throw new Error('gateway.test');
    return outcomesOf(submitted);
  });
  const [well, ill] = await Promise.allSettled([submit(queue, 'well', 'w'), submit(queue, 'ill', 'i')]);
  expect(well.status).toBe('fulfilled');
  expect(ill).toMatchObject({ status: 'rejected', reason: { message: 'gateway.test' } });
  await queue.drain();
  expect(idsOf(await submit(queue, 'well', 'again'))).toEqual(['again']);
});

/** A queue whose first transaction is at work until it is ended. */
async function atWork() {
  const taken: number[] = [];
  let end: () => void = () => undefined;
  const queue = new IntakeQueue(async (submitted) => {
    taken.push(submitted.length);
    if (taken.length === 1) await new Promise<void>((done) => (end = done));
    return outcomesOf(submitted);
  });
  const first = submit(queue, 'a', 'a1');
  while (taken.length === 0) await sleep(1);
  return { queue, taken, first, end: () => end() };
}

it('lets few events wait for the transaction at work, so that they share the one after it', async () => {
  const { queue, taken, first, end } = await atWork();
  const others = ['b', 'c', 'd'].map((agency) => submit(queue, agency, `${agency}1`));
  await sleep(30);
  end();
  await Promise.all([first, ...others]);
  expect(taken).toEqual([1, 3]);
});

it('takes many events in beside the transaction at work', async () => {
  const { queue, taken, first, end } = await atWork();
  const ids = Array.from({ length: 100 }, (_, at) => `b${at}`);
  expect(idsOf(await submit(queue, 'b', ...ids))).toEqual(ids);
  end();
  expect(idsOf(await first)).toEqual(['a1']);
  expect(taken).toEqual([1, 1]);
});

it('waits no longer for others once several requests of one agency wait', async () => {
  const taken: number[] = [];
  const queue = new IntakeQueue(async (submitted) => {
    taken.push(submitted.length);
    // So long that the queue would wait longest for more.
    await sleep(taken.length === 1 ? 100 : 1);
    return outcomesOf(submitted);
  });
  await submit(queue, 'a', 'a0');
  const several = ['1', '2', '3', '4'].map((id) => submit(queue, 'a', id));
  await sleep(1);
  await Promise.all([...several, submit(queue, 'b', 'late')]);
  expect(taken).toEqual([1, 4, 1]);
});
