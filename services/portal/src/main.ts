import { readFileSync } from 'node:fs';
import { runService } from '#libs/runtime';
import { remoteDesk } from '#libs/web';
import type { LinkageDesk } from './linkage/desk';
import type { RefusalsDesk } from './refusals/desk';
import type { ReviewDesk } from './review/desk';
import { usersOfFile } from './session/users-file';
import { startPortal } from './start';

void runService('portal', ({ config, ...room }) => {
  const stored = JSON.parse(readFileSync(config.usersFile!, 'utf8')) as { sessionKey: string };
  const sessionKey = Buffer.from(stored.sessionKey, 'base64url');
  const https = config.environment === 'production';
  const { releases, linkage, refusals } = config.desks;
  const { tls } = config.kafka;
  return startPortal({
    ...room,
    ...config.http!,
    users: usersOfFile(config.usersFile!),
    sessionKey,
    https,
    desk: releases && (remoteDesk({ urls: releases, tls, service: 'publisher' }) as ReviewDesk),
    linkageDesk: linkage && (remoteDesk({ urls: linkage, tls, service: 'matcher' }) as LinkageDesk),
    refusals: refusals && (remoteDesk({ urls: refusals, tls, service: 'gateway' }) as RefusalsDesk),
  });
});
