import { readFileSync } from 'node:fs';
import type { Named } from './processes';

const KILOBYTE = 1024;

interface Memory {
  /** Largest and present resident memory of the process, in bytes, each page counted in full. */
  peak: number;
  resident: number;
  /** Bytes of it that are pages of a file, by the part of the file that is mapped: processes of one program share them. */
  files: Map<string, number>;
}

/** The largest and the present resident memory of several processes in bytes; what they share of files counts once. */
export function memoryOfAll(processes: readonly Named[]): { peak: number; resident: number } {
  const each = processes.map(({ pid }) => memoryOf(pid));
  const mapped = new Map<string, number>();
  for (const { files } of each)
    for (const [part, bytes] of files) mapped.set(part, Math.max(bytes, mapped.get(part) ?? 0));
  const inAll = each.reduce((sum, { files }) => sum + total(files.values()), 0);
  const again = inAll - total(mapped.values());
  return {
    peak: total(each.map(({ peak }) => peak)) - again,
    resident: total(each.map(({ resident }) => resident)) - again,
  };
}

function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string): number => KILOBYTE * kilobytesOf(status, name);
  return { peak: bytes('VmHWM'), resident: bytes('VmRSS'), files: filesOf(pid) };
}

function filesOf(pid: number): Map<string, number> {
  const files = new Map<string, number>();
  // Each mapping begins with its addresses; rights, offset, device and inode follow.
  for (const text of readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[\da-f]+-[\da-f]+ )/m)) {
    const [, rights, offset, device, inode] = text.split('\n', 1)[0]!.split(/\s+/);
    if (!inode || inode === '0') continue;
    // A page that was written to is the process's own.
    const shared = KILOBYTE * (kilobytesOf(text, 'Rss') - kilobytesOf(text, 'Anonymous'));
    const part = [device, inode, offset, rights].join(' ');
    files.set(part, shared + (files.get(part) ?? 0));
  }
  return files;
}

function kilobytesOf(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
