import { refusedAgencyName } from '#libs/eventlog';
import { failureOf } from '../failure';

/**
 * The name of an agency as brokers and services know it: the common name of its certificate.
 * @throws CommandFailure for a malformed one, or one of the house's own: it would give a service's rights.
 */
export function agencyName(name: string): string {
  const refused = refusedAgencyName(name);
  if (refused === 'reserved') throw failureOf('agency.reserved', { name }, 2);
  if (refused) throw failureOf('agency.name', {}, 2);
  return name;
}
