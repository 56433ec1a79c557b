import { codeVersion, suiteConfig } from '#libs/config';
import { passwordMatches } from '#services/portal';
import { ReleaseDesk } from '#services/publisher';
import { CommandFailure } from '../../failure';
import { withHouse } from '../../house/opened';
import { houseLayout } from '../../house/layout';
import { portalUser } from '../../house/portal-users';
import { findRunning } from '../../house/running';

export interface Person {
  /** A steward of the house. */
  user?: string;
  /** Folder of the house; default: the one that serves, the demonstration's too. */
  data?: string;
}

/**
 * Opens the stewards' desk of a serving house for a person who signs in: whoever asks for a release may not review
 * it, so the desk must know who it is.
 */
export async function withDesk<Result>(
  person: Person,
  act: (desk: ReleaseDesk, user: string) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = suiteConfig(process.env);
  const running = [person.data ?? dataDir, `${dataDir}/demo`]
    .map(findRunning)
    .find((house) => house !== undefined);
  if (!running) throw new CommandFailure('No house serves here: "cyfrif serve" or "cyfrif demo" starts one.');
  const layout = houseLayout(running.dataDir);
  const user = await signIn(layout.users, person.user);
  return withHouse(layout, running, async (house) => {
    const dataSource = await house.open('publisher');
    const eventLog = house.logOf(dataSource);
    const jobs = await house.jobs();
    try {
      const desk = new ReleaseDesk(
        { dataSource, eventLog, now: () => new Date(), codeVersion: codeVersion() },
        jobs,
      );
      return await act(desk, user);
    } finally {
      await jobs.close();
      await eventLog.close();
    }
  });
}

async function signIn(users: string, name: string | undefined): Promise<string> {
  const password = process.env['CYFRIF_PASSWORD'];
  if (!name || !password)
    throw new CommandFailure('Say who you are: --user NAME, and the password in CYFRIF_PASSWORD.', 2);
  const user = portalUser(users, name);
  // The same answer for a wrong name and a wrong password.
  if (!user?.roles.includes('steward') || !(await passwordMatches(password, user.passwordHash)))
    throw new CommandFailure('The name or the password is wrong, or the user is no steward.');
  return user.name;
}
