import { Command } from 'commander';
import { codeVersion } from './house/code-version';
import { registerCerts } from './commands/certs';
import { registerSchemas } from './commands/schemas';

/** The one command line, for every reader. Each command registers itself and says what it needs. */
export function commandLine(): Command {
  const program = new Command('cyfrif')
    .description(
      'Count together without telling who anybody is: pseudonymise, link, count, protect, publish.\n' +
        'Cyfrif gyda’n gilydd heb ddweud pwy yw neb: ffugenwi, cysylltu, cyfrif, diogelu, cyhoeddi.',
    )
    .version(codeVersion(), '-V, --version')
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help for what this command takes.')
    .exitOverride();
  registerCerts(program);
  registerSchemas(program);
  return program;
}
