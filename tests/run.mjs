#!/usr/bin/env node
/**
 * All checks that this machine can carry. What it cannot is named, with how to get it; on CI that is a failure.
 * Usage: npm test [-- KIND ...], for example npm test -- unit suite
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const onCi = process.env.CI === 'true';
const bin = (name) => join('node_modules', '.bin', name);
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

const checks = [
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'import rules', command: [bin('depcruise'), '--no-progress', 'services', 'libs', 'tests'] },
  { name: 'formatting', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
];

const kinds = [
  // Each on databases and folders of its own; the other kinds time real processes, one at a time.
  { name: 'unit', options: ['--maxWorkers=2'] },
  { name: 'architecture' },
  { name: 'oracle' },
  { name: 'suite' },
  { name: 'privacy' },
  { name: 'faults' },
  {
    name: 'browser',
    needs: 'chromium',
    get: 'apt-get install chromium (or set CYFRIF_CHROMIUM to a browser)',
  },
  {
    name: 'kafka',
    needs: 'mvn',
    get: 'apt-get install maven openjdk-17-jre-headless',
    // A client whose broker is killed on purpose keeps a socket's timer for a while after its test.
    options: ['--forceExit'],
  },
];

const wanted = process.argv.slice(2);
const chosen = (name) => wanted.length === 0 || wanted.includes(name);
const failures = [];
const leftOut = [];

for (const { name, command } of checks) {
  if (!chosen(name)) continue;
  console.log(`\n=== ${name}`);
  const [file, ...rest] = command;
  if (spawnSync(file, rest, { stdio: 'inherit' }).status !== 0) failures.push(name);
}

const carried = kinds.filter((kind) => {
  if (!chosen(kind.name)) return false;
  if (!kind.needs || has(kind.needs)) return true;
  leftOut.push(`${kind.name} tests: ${kind.needs} is missing. To get it: ${kind.get}`);
  return false;
});

let passed = 0;
let failed = 0;
let skipped = 0;
const folder = mkdtempSync(join(tmpdir(), 'cyfrif-tests-'));
for (const { name, options = [] } of carried) {
  console.log(`\n=== ${name} tests`);
  const outputFile = join(folder, `${name}.json`);
  const run = spawnSync(
    bin('jest'),
    ['--selectProjects', name, '--passWithNoTests', ...options, '--json', `--outputFile=${outputFile}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (run.status !== 0) failures.push(`${name} tests`);
  const counts = JSON.parse(readFileSync(outputFile, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  skipped += counts.numPendingTests;
}
rmSync(folder, { recursive: true });

for (const line of leftOut) console.log(`\nLeft out - ${line}`);
if (onCi && (leftOut.length > 0 || skipped > 0)) failures.push('left out or skipped on CI');
if (failures.length > 0) console.log(`\nNot passed: ${failures.join(', ')}`);
console.log(`\nTests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failures.length > 0 || failed > 0 ? 1 : 0);
