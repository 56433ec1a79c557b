import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { roomConfig, suiteConfig, type Environment, type RoomConfig, type RoomName } from '#libs/config';
import { failureOf } from '../failure';
import { wordsIn } from '../words';
import { houseLayout, type HouseLayout } from './layout';
import { findRunning, type RunningHouse } from './running';

/** Where the house is that a command works on. */
export interface HousePlace {
  /** A room of a deployment: the environment has the settings of its service. Then nothing of this machine is used. */
  room?: RoomConfig;
  /** The folder of this machine's house. */
  layout: HouseLayout;
  /** The house that serves from that folder. */
  running?: RunningHouse & { dataDir: string };
}

/** @throws ConfigurationFault for the settings of a service that are incomplete or insecure. */
export function placeOfHouse(environment: Environment): HousePlace {
  const dataDir = folderOfHouse(suiteConfig(environment).dataDir);
  const layout = houseLayout(dataDir);
  const room = roomConfig(environment);
  return room ? { room, layout } : { layout, running: findRunning(dataDir) };
}

/** The folder of this machine's house; where there is none, that of the demonstration that serves. */
export function folderOfHouse(dataDir: string): string {
  const demo = join(dataDir, 'demo');
  return !existsSync(houseLayout(dataDir).keys) && findRunning(demo) ? demo : dataDir;
}

/**
 * The same for a command that works in one service's room of a deployment.
 * @throws CommandFailure where the environment has the settings of another
 */
export function placeIn(service: RoomName, environment: Environment): HousePlace {
  const place = placeOfHouse(environment);
  if (place.room && place.room.service !== service)
    throw failureOf('house.room', namesOf(place.room.service, service));
  return place;
}

/**
 * The same for a command that records what it does in the audit account as the suite.
 * @throws CommandFailure where the environment has the settings of another service
 */
export function placeOfSuite(environment: Environment): HousePlace {
  const place = placeOfHouse(environment);
  if (place.room && place.room.service !== 'suite')
    throw failureOf('house.suite', namesOf(place.room.service));
  return place;
}

/** Names of services as each language has them; the Welsh ones with the name that settings go by. */
export function namesOf(service: string, wanted = service): Record<string, string> {
  const inWelsh = (name: string): string => wordsIn('failures', `room.${name}`)?.cy ?? name;
  return { service, wanted, gwasanaeth: inWelsh(service), hwn: inWelsh(wanted) };
}
