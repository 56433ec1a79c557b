import { execFileSync } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchResult } from './result';

const usage = `Usage: npm run bench -- NAME [--json] [--only id-prefix ...] [--mode local|kafka] [--events n]
                               [--replicas n]

Measures one part of Cyfrif and prints a table, or one JSON object with --json. Ended early (Ctrl-C, SIGTERM), it prints
what it has measured until then. --replicas (pipeline, mode kafka): processes of each service that shares work; default 1.
Names: ${names().join(', ')}
`;

function names(): string[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, 'index.js')))
    .map((entry) => entry.name);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      mode: { type: 'string' },
      events: { type: 'string' },
      replicas: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [name] = positionals;
  if (values.help || !name) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  if (!names().includes(name)) {
    process.stderr.write(`There is no benchmark "${name}".\n\n${usage}`);
    return 2;
  }
  const counts: { events?: number; replicas?: number } = {};
  for (const option of ['events', 'replicas'] as const) {
    const text = values[option];
    if (text === undefined) continue;
    if (!/^[1-9]\d{0,8}$/.test(text)) {
      process.stderr.write(`--${option} takes a whole number.\n\n${usage}`);
      return 2;
    }
    counts[option] = Number(text);
  }
  const room = (await import(join(__dirname, name, 'index.js'))) as Record<string, Bench>;
  const bench = room[`${name}Bench`];
  if (!bench) throw new Error(`tests/performance/src/${name} exports no ${name}Bench`);
  const measured = new Map<string, BenchResult>();
  const closers: (() => Promise<void>)[] = [];
  let printed = false;
  const print = (results: BenchResult[], complete: boolean): void => {
    // Who is ended early fails a moment later, too.
    if (printed) return;
    printed = true;
    if (!complete) process.stderr.write('Ended before its end: these figures had been measured.\n');
    process.stdout.write(
      values.json ? `${JSON.stringify({ ...report(name, results), complete }, null, 2)}\n` : table(results),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      print([...measured.values()], false);
      void Promise.all(closers.map((close) => close())).finally(() => process.exit(1));
    });
  const results = await bench({
    only: values.only,
    mode: values.mode,
    ...counts,
    onProgress: (message) => process.stderr.write(`${message}\n`),
    onResult: (result) => measured.set(result.id, result),
    onInterrupt: (close) => closers.push(close),
  }).catch((error: unknown) => {
    print([...measured.values()], false);
    throw error;
  });
  print(results, true);
  return 0;
}

function report(bench: string, results: BenchResult[]): object {
  return {
    bench,
    commit: commit(),
    machine: {
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    results,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function table(results: BenchResult[]): string {
  const rows = results.map((result) => [
    result.id,
    String(result.value),
    result.unit,
    result.reach,
    result.met ? 'met' : 'not met',
    result.peer ? `${result.peer.name}: ${result.peer.value}` : '',
    result.note,
  ]);
  const header = ['id', 'value', 'unit', 'reach', '', 'peer', 'note'];
  const details = results.flatMap(({ id, detail = [] }) =>
    detail.length === 0
      ? []
      : [
          `\n${id}\n`,
          aligned([Object.keys(detail[0]!), ...detail.map((row) => Object.values(row).map(String))]),
        ],
  );
  return [aligned([header, ...rows]), ...details].join('');
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
