/** What is wrong with a configuration, in one sentence that names the setting and never its value. */
export class ConfigurationFault extends Error {
  readonly code = 'configuration.invalid';
}
