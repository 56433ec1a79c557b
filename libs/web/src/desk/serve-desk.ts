import 'reflect-metadata';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import {
  Body,
  Controller,
  HttpCode,
  Inject,
  Module,
  Param,
  Post,
  Req,
  type DynamicModule,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, type Request } from 'express';
import type { Logger } from '#libs/telemetry';
import { ProblemFilter } from '../problem-filter';
import { Problem } from '../problems';
import { datesMarked, datesRead } from './dates';

/** PEM texts: a service's own certificate, and the authority of all services' certificates. */
export interface ServiceTls {
  ca: string;
  cert: string;
  key: string;
}

export interface DeskServerSettings {
  host: string;
  /** 0 takes a free one. */
  port: number;
  tls: ServiceTls;
  /** Common name of the one service that may call. */
  caller: string;
  /** What may be called; each takes and answers JSON. */
  methods: Record<string, (...parameters: never[]) => Promise<unknown>>;
  logger: Logger;
}

const SETTINGS = Symbol('DESK_SERVER_SETTINGS');

@Controller('desk')
class DeskController {
  constructor(@Inject(SETTINGS) private readonly settings: DeskServerSettings) {}

  @Post(':method')
  @HttpCode(200)
  async call(
    @Req() request: Request,
    @Param('method') name: string,
    @Body() parameters: unknown,
  ): Promise<{ result?: unknown }> {
    const { caller, methods } = this.settings;
    const socket = request.socket as TLSSocket;
    if (!socket.authorized || socket.getPeerCertificate().subject?.CN !== caller)
      throw new Problem('certificate.required');
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method || !Array.isArray(parameters)) throw new Problem('not-found');
    return { result: await method(...(parameters as never[])) };
  }
}

@Module({})
class DeskModule {
  static with(settings: DeskServerSettings): DynamicModule {
    return {
      module: DeskModule,
      controllers: [DeskController],
      providers: [{ provide: SETTINGS, useValue: settings }],
    };
  }
}

/**
 * Lets one other service, known by its certificate, call a desk over mutual TLS, where the two are processes of their
 * own. Nothing of a call is kept or logged.
 */
export async function serveDesk(
  settings: DeskServerSettings,
): Promise<{ port: number; stop(): Promise<void> }> {
  const { tls, host, port, logger } = settings;
  const app = await NestFactory.create<NestExpressApplication>(DeskModule.with(settings), {
    httpsOptions: { ...tls, requestCert: true, rejectUnauthorized: true },
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('json replacer', datesMarked);
  app.use(json({ limit: '100kb', reviver: datesRead }));
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(port, host);
  const server = app.getHttpServer() as unknown as Server;
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closing = app.close();
      server.closeIdleConnections();
      await closing;
    },
  };
}
