import { join } from 'node:path';

/** Where a house keeps what it has. */
export interface HouseLayout {
  /** The folder of all of it. */
  dataDir: string;
  postgres: string;
  keys: string;
  /** Certificates of the authority, of the gateway and of agencies on this machine. */
  pki: string;
  /** Agents' journals, one folder for each agency. */
  journals: string;
  /** What a running house says of itself. */
  running: string;
  /** Who may sign in to the portal: hashes, and the key of sessions. */
  users: string;
  log: string;
  /** The signed linkage model. */
  linkageModel: string;
}

export function houseLayout(dataDir: string): HouseLayout {
  return {
    dataDir,
    postgres: join(dataDir, 'postgres'),
    keys: join(dataDir, 'keys'),
    pki: join(dataDir, 'pki'),
    journals: join(dataDir, 'journals'),
    running: join(dataDir, 'running.json'),
    users: join(dataDir, 'users.json'),
    log: join(dataDir, 'cyfrif.log'),
    linkageModel: join(dataDir, 'linkage-model.json'),
  };
}
