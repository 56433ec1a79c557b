import type { Command } from 'commander';
import { registerAttack } from './attack';
import { registerProtect } from './protect';
import { registerVerify } from './verify';

/** `cyfrif disclosure protect|attack|verify`: for any table of counts, not only this system's. */
export function registerDisclosureCommands(program: Command): void {
  const disclosure = program
    .command('disclosure')
    .description('protect a table of counts, attack a release, check the proof it carries');
  registerProtect(disclosure);
  registerAttack(disclosure);
  registerVerify(disclosure);
}
