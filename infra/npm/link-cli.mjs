#!/usr/bin/env node
/** Puts the project's own command beside its dependencies' commands, so that `npx cyfrif` finds it without a cache. */
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const binaries = join('node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(binaries)) {
  const link = join(binaries, 'cyfrif');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'bin', 'cyfrif.js'), link);
}
