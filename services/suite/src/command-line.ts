import { Command } from 'commander';
import { codeVersion } from '#libs/config';
import { registerAgencies } from './commands/agencies';
import { registerCerts } from './commands/certs';
import { registerComposeSecrets } from './commands/compose-secrets';
import { registerDemo } from './commands/demo';
import { registerDisclosureCommands } from './commands/disclosure';
import { registerIndicatorCommands } from './commands/indicators';
import { registerKeys } from './commands/keys';
import { registerLinkageCommands } from './commands/linkage';
import { registerMigrate } from './commands/migrate';
import { registerPush } from './commands/push';
import { registerQuestions } from './commands/questions';
import { registerRefusals } from './commands/refusals';
import { registerReleases } from './commands/releases';
import { registerRun } from './commands/run';
import { registerSchemas } from './commands/schemas';
import { registerServe } from './commands/serve';
import { registerStatus } from './commands/status';
import { registerSynth } from './commands/synth';
import { registerTopics } from './commands/topics';
import { registerUsers } from './commands/users';
import { ENGLISH, type HelpLanguage } from './help/language';
import { withHelp } from './help/help';
import { saidOfUsage } from './help/usage';
import { sayIn } from './words';

const BEGIN = `
Begin with "npx cyfrif demo". Each command says more: "npx cyfrif COMMAND --help".
For operators: docs/operator.md.`;

/** The one command line, for every reader. Each command registers itself and says what it needs. */
export function commandLine(help: HelpLanguage = ENGLISH): Command {
  const program = withHelp(new Command('cyfrif'), help)
    .description(
      'Count together without telling who anybody is: pseudonymise, link, count, protect, publish.',
    )
    .version(codeVersion(), '-V, --version')
    .showSuggestionAfterError()
    .addHelpText('after', BEGIN)
    .showHelpAfterError(sayIn('failures', 'usage.help'))
    .configureOutput({ outputError: (text, write) => write(`${saidOfUsage(text.trim())}\n`) })
    .exitOverride();
  registerDemo(program);
  registerRun(program);
  registerServe(program);
  registerPush(program);
  registerStatus(program);
  registerSynth(program);
  registerCerts(program);
  registerSchemas(program);
  registerRefusals(program);
  registerQuestions(program);
  registerReleases(program);
  registerMigrate(program);
  registerTopics(program);
  registerAgencies(program);
  registerComposeSecrets(program);
  registerUsers(program);
  registerIndicatorCommands(program);
  registerKeys(program);
  registerLinkageCommands(program);
  registerDisclosureCommands(program);
  return program;
}
