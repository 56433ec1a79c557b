#!/usr/bin/env -S MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072 node --max-semi-space-size=16
'use strict';
// Memory: libs/config/src/process-memory.ts says why so. Kernels before 5.1 read 127 bytes of the first line; what is
// not there of those settings is what glibc does once one of them is given.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  // A newer Node comes with `npm ci` (package `node`); npm scripts and npx find it first.
  const { spawn } = require('node:child_process');
  const { constants } = require('node:os');
  const { join } = require('node:path');
  const node = join(__dirname, '..', 'node_modules', '.bin', 'node');
  const child = spawn(node, ['--max-semi-space-size=16', __filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Whoever ends this process means the one that works: it must not go on alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', () => {
    process.stderr.write(
      'Cyfrif needs Node 24, which `npm ci` brings: run it in this folder first. / ' +
        'Mae ar Cyfrif angen Node 24, a ddaw gyda `npm ci`: rhedwch hwnnw yn y ffolder hon yn gyntaf.\n',
    );
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
} else require('../dist/services/suite/src/main.js');
