import { openDataSource } from '#libs/database';
import { createLocalEventLog } from '#libs/eventlog';
import { startJobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { startPublisher, type Publisher } from '#services/publisher';

/** What the test asks of a publisher's process. */
export type Ask =
  | { ask: 'request'; runId: string; publishOn: string }
  | { ask: 'approve'; draftId: string; reviewer: string };

/** A publisher in a process of its own, so that it can be killed: addresses and the clock come as arguments. */
async function main([url, jobsUrl, time]: string[]): Promise<void> {
  const dataSource = await openDataSource({ url: url!, service: 'publisher' });
  const publisher = await startPublisher({
    dataSource,
    eventLog: createLocalEventLog({ dataSource, logger: quietLogger }),
    logger: quietLogger,
    now: () => new Date(time!),
    codeVersion: 'test',
    jitterKey: Buffer.alloc(32, 1),
    jobs: startJobs({
      backend: { kind: 'postgres', connectionString: jobsUrl! },
      logger: quietLogger,
      attempts: 20,
      backoffMs: 100,
      lockMs: 1000,
    }),
  });
  process.on(
    'message',
    (message: Ask) => void answer(publisher, message).then((said) => process.send!(said)),
  );
  process.send!('ready');
}

async function answer({ desk }: Publisher, message: Ask): Promise<object> {
  if (message.ask === 'approve')
    return await desk!.review(message.draftId, {
      reviewer: message.reviewer,
      decision: 'approve',
      comment: '',
    });
  return await desk!.request({ runId: message.runId, builtBy: 'ann', publishOn: message.publishOn });
}

void main(process.argv.slice(2));
