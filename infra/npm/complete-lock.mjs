#!/usr/bin/env node
/**
 * Completes package-lock.json with the other platforms' optional packages.
 *
 * A registry that mirrors one platform only leaves them out of a fresh lock, and `npm ci` then refuses the lock on
 * every machine. Their versions stand in the parents' optionalDependencies; os and cpu keep npm from fetching the
 * foreign ones. Run after `npm install --package-lock-only`: node infra/npm/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  return os && { os: [os === 'windows' ? 'win32' : os], cpu: [cpu ?? 'x64'] };
}

let added = 0;
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const platform = platformOf(name);
    if (lock.packages[path] || !platform || !/^\d/.test(version)) continue;
    lock.packages[path] = { version, ...platform, ...(parent.dev ? { dev: true } : {}), optional: true };
    added += 1;
  }
}

const root = lock.packages[''];
const rest = Object.entries(lock.packages).filter(([path]) => path !== '');
rest.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = { '': root, ...Object.fromEntries(rest) };
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added`);
