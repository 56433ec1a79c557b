import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { urlencoded } from 'express';
import { projectPath } from '#libs/config';
import { NestLogger } from '#libs/telemetry';
import { PAGES_POLICY, requestId, securityHeaders } from '#libs/web';
import { FILES } from './paths';
import { PortalModule } from './portal.module';
import { Assets } from './web/assets';
import { Locales } from './web/locales';
import { pagePolicy, sessions } from './web/middleware';
import { PageFaults } from './web/page-faults';
import type { PortalDependencies } from './web/tokens';
import { Views } from './web/view';

export interface Portal {
  url: string;
  stop(): Promise<void>;
}

/** Serves the pages and the read API. */
export async function startPortal(given: PortalDependencies): Promise<Portal> {
  if (given.sessionKey.length < 32) throw new Error('portal.session-key.short: 32 bytes are needed.');
  const locales = Locales.read(projectPath('services', 'portal', 'locales'));
  const assets = new Assets();
  const views = new Views(locales, assets, given.codeVersion);
  const app = await NestFactory.create<NestExpressApplication>(PortalModule.with(given, views), {
    logger: new NestLogger(given.logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(requestId, securityHeaders({ contentPolicy: PAGES_POLICY }));
  app.use(FILES.assets, assets.router());
  app.use(pagePolicy, sessions(given), urlencoded({ extended: false, limit: '10kb' }));
  app.useGlobalFilters(new PageFaults(views, given.logger));
  await app.listen(given.port, given.host);
  const server = app.getHttpServer() as { address(): AddressInfo };
  const { port } = server.address();
  given.logger.info({ event: 'portal.started', port });
  return {
    url: `http://${given.host.includes(':') ? `[${given.host}]` : given.host}:${port}`,
    stop: () => app.close(),
  };
}
