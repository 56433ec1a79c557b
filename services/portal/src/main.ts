import { readFileSync } from 'node:fs';
import { runService } from '#libs/runtime';
import { remoteDesk } from '#libs/web';
import type { ReviewDesk } from './review/desk';
import type { PortalUser } from './session/users';
import { startPortal } from './start';

void runService('portal', ({ config, ...room }) => {
  const stored = JSON.parse(readFileSync(config.usersFile!, 'utf8')) as {
    sessionKey: string;
    users: PortalUser[];
  };
  const sessionKey = Buffer.from(stored.sessionKey, 'base64url');
  const https = config.environment === 'production';
  const desk = config.deskUrl
    ? (remoteDesk({ url: config.deskUrl, tls: config.kafka.tls, service: 'publisher' }) as ReviewDesk)
    : undefined;
  return startPortal({ ...room, ...config.http!, users: stored.users, sessionKey, https, desk });
});
