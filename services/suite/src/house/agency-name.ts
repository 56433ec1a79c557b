import { refusedAgencyName } from '#libs/eventlog';
import { CommandFailure } from '../failure';

/**
 * The name of an agency as brokers and services know it: the common name of its certificate.
 * @throws CommandFailure for a malformed one, or one of the house's own: it would give a service's rights.
 */
export function agencyName(name: string): string {
  const refused = refusedAgencyName(name);
  if (refused === 'reserved')
    throw new CommandFailure(
      `An agency cannot be called ${name}: that name is one of the house's own, and its certificate would have a service's rights.`,
      2,
    );
  if (refused)
    throw new CommandFailure('An agency is named in small letters, digits and hyphens, at most 64.', 2);
  return name;
}
