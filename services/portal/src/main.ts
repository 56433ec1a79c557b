import { readFileSync } from 'node:fs';
import { runService } from '#libs/runtime';
import type { PortalUser } from './session/users';
import { startPortal } from './start';

void runService('portal', ({ config, ...room }) => {
  const stored = JSON.parse(readFileSync(config.usersFile!, 'utf8')) as {
    sessionKey: string;
    users: PortalUser[];
  };
  const sessionKey = Buffer.from(stored.sessionKey, 'base64url');
  const https = config.environment === 'production';
  return startPortal({ ...room, ...config.http!, users: stored.users, sessionKey, https });
});
