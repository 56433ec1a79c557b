import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentFault } from '../fault';

/** Keeps a second push away from a journal. A lock whose process is gone is taken over. */
export function lockJournal(folder: string): () => void {
  const path = join(folder, 'journal.lock');
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch {
      if (attempt > 0 || isAlive(readHolder(path))) throw new AgentFault('JOURNAL_IN_USE');
      rmSync(path, { force: true });
    }
  }
}

function readHolder(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
