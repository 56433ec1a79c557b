#!/usr/bin/env -S node --max-semi-space-size=64
'use strict';
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  // A newer Node comes with `npm ci` (package `node`); npm scripts and npx find it first.
  const { spawnSync } = require('node:child_process');
  const { join } = require('node:path');
  const node = join(__dirname, '..', 'node_modules', '.bin', 'node');
  const run = spawnSync(node, ['--max-semi-space-size=64', __filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(run.status ?? 1);
}
require('../dist/services/suite/src/main.js');
