import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** A process of ours and what it does. */
export interface Named {
  name: string;
  pid: number;
}

/** Seconds of processor of several processes. */
export function cpuOfAll(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
}

/** Seconds of processor that a process and its children (dead ones too) have used. */
export function cpuOf(pid: number): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const fields = statOf(Number(entry));
    if (!fields) continue;
    if (Number(entry) === pid) ticks += fields.own + fields.dead;
    else if (fields.parent === pid) ticks += fields.own;
  }
  return ticks / TICKS_PER_SECOND;
}

function statOf(pid: number): { parent: number; own: number; dead: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces; what follows its bracket is numbers.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, dead: fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}
