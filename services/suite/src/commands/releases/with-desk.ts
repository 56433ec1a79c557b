import { codeVersion, suiteConfig, type RoomConfig } from '#libs/config';
import { DeskFault, remoteDesk } from '#libs/web';
import { passwordMatches } from '#services/portal';
import { ReleaseDesk } from '#services/publisher';
import { CommandFailure, failureOf } from '../../failure';
import { withHouse } from '../../house/opened';
import { houseLayout } from '../../house/layout';
import { placeOfHouse } from '../../house/place';
import { portalUser } from '../../house/portal-users';
import { findRunning } from '../../house/running';
import { say } from './words';

export interface Person {
  /** A steward of the house. */
  user?: string;
  /** Folder of the house; default: the one that serves, the demonstration's too. */
  data?: string;
}

/**
 * Opens the stewards' desk of a serving house for a person who signs in: whoever asks for a release may not review
 * it, so the desk must know who it is. With the settings of a deployment's portal, it is the publisher's desk as the
 * portal calls it.
 */
export async function withDesk<Result>(
  person: Person,
  act: (desk: ReleaseDesk, user: string) => Promise<Result>,
): Promise<Result> {
  const { room } = placeOfHouse(process.env);
  if (room) return await atPortal(room, person, act);
  const { dataDir } = suiteConfig(process.env);
  const running = [person.data ?? dataDir, `${dataDir}/demo`]
    .map(findRunning)
    .find((house) => house !== undefined);
  if (!running) throw failureOf('house.not-serving');
  const layout = houseLayout(running.dataDir);
  const user = await signIn(layout.users, person.user);
  return withHouse({ layout, running }, async (house) => {
    const dataSource = await house.open('publisher');
    const eventLog = house.logOf(dataSource);
    const jobs = await house.jobs();
    try {
      const desk = new ReleaseDesk(
        {
          ...{ dataSource, eventLog, now: () => new Date(), codeVersion: codeVersion() },
          publishAt: running.publishAt,
        },
        jobs,
      );
      return await act(desk, user);
    } finally {
      await jobs.close();
      await eventLog.close();
    }
  });
}

/** Nothing of the portal's own database is used: its certificate is what the publisher lets in. */
async function atPortal<Result>(
  { service, usersFile, releasesDesk, kafka }: RoomConfig,
  person: Person,
  act: (desk: ReleaseDesk, user: string) => Promise<Result>,
): Promise<Result> {
  if (service !== 'portal' || usersFile === undefined || releasesDesk === undefined)
    throw failureOf('desk.settings');
  const user = await signIn(usersFile, person.user);
  const desk = remoteDesk({ urls: releasesDesk, tls: kafka.tls, service: 'publisher' }) as ReleaseDesk;
  try {
    return await act(desk, user);
  } catch (error) {
    if (error instanceof DeskFault) throw DESK_FAULTS[error.code]();
    throw error;
  }
}

const DESK_FAULTS: Record<DeskFault['code'], () => CommandFailure> = {
  'desk.unreachable': () => failureOf('desk.unreachable'),
  'desk.refused': () => failureOf('desk.refused'),
};

async function signIn(users: string, name: string | undefined): Promise<string> {
  const password = process.env['CYFRIF_PASSWORD'];
  if (!name || !password) throw new CommandFailure(say('fault.who'), 2);
  const user = portalUser(users, name);
  // The same answer for a wrong name and a wrong password.
  if (!user?.roles.includes('steward') || !(await passwordMatches(password, user.passwordHash)))
    throw new CommandFailure(say('fault.sign-in'));
  return user.name;
}
