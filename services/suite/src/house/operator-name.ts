import { userInfo } from 'node:os';
import { ConfigurationFault, Settings, type Environment } from '#libs/config';
import { sayIn } from '../words';

/**
 * Who the audit account says did it: the user of the machine. Containers have none, so on a deployment the name is given
 * by `CYFRIF_OPERATOR`, else by the number that the container runs under; on a house of one machine nobody chooses it.
 * @throws ConfigurationFault for a name that is no short name
 */
export function operatorName(environment: Environment, user = () => userInfo().username): string {
  const settings = new Settings(environment);
  const onDeployment = settings.optional('CYFRIF_DATABASE_URL') !== undefined;
  const named = onDeployment ? settings.optional('CYFRIF_OPERATOR') : undefined;
  if (named === undefined) return userOfMachine(user);
  if (!/^[\w.-]{1,64}$/.test(named)) throw new ConfigurationFault(sayIn('failures', 'operator.name'));
  return named;
}

function userOfMachine(user: () => string): string {
  try {
    return user();
  } catch {
    // Its number is in no list of users, as in a container.
    return `user-${process.getuid?.() ?? 'unknown'}`;
  }
}
