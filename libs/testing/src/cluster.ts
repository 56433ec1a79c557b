import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/database';

let cluster: Promise<EmbeddedPostgres> | undefined;

/**
 * The one server of this test process. Jest forgets modules between files, so a later file finds the server by
 * its folder and takes it over; a watcher ends it and removes the folder when the process is gone.
 */
export function testCluster(): Promise<EmbeddedPostgres> {
  cluster ??= start();
  return cluster;
}

async function start(): Promise<EmbeddedPostgres> {
  const dataDir = join(tmpdir(), `cyfrif-test-${process.pid}`);
  let fresh = false;
  const server = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    logger: { info: ({ event }) => (fresh = event === 'database.embedded.started') },
    endWithProcess: false,
  });
  if (fresh) watch(process.pid, server.pid, dataDir);
  return server;
}

function watch(testPid: number, serverPid: number, dataDir: string): void {
  const script = `while kill -0 ${testPid} 2>/dev/null; do sleep 0.5; done
    kill -QUIT ${serverPid}; while kill -0 ${serverPid} 2>/dev/null; do sleep 0.1; done; rm -rf "$0"`;
  spawn('sh', ['-c', script, dataDir], { detached: true, stdio: 'ignore' }).unref();
}
