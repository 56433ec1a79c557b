import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Header, Inject, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import type { Metrics } from '#libs/telemetry';
import { type CheckAnswer, HealthModule } from '#libs/web';

const METRICS = Symbol('METRICS');

@Controller()
class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  @Get('metrics')
  @Header('Cache-Control', 'no-store')
  text(): Promise<string> {
    return this.metrics.text();
  }
}

@Module({})
class HealthServerModule {
  static with({
    service,
    codeVersion,
    dataSource,
    brokers,
    checks,
    metrics,
  }: HealthServerSettings): DynamicModule {
    const database = async (): Promise<boolean> => {
      await dataSource.query('SELECT 1');
      return true;
    };
    return {
      module: HealthServerModule,
      imports: [
        HealthModule.with({
          service,
          codeVersion,
          checks: { database, ...(brokers && { brokers }), ...checks },
        }),
      ],
      controllers: [MetricsController],
      providers: [{ provide: METRICS, useValue: metrics }],
    };
  }
}

export interface HealthServerSettings {
  host: string;
  /** 0 takes a free one. */
  port: number;
  service: string;
  codeVersion: string;
  dataSource: DataSource;
  /** Whether the brokers answer; left out without brokers, or for a service that reads no topic. */
  brokers?: (() => Promise<CheckAnswer>) | undefined;
  /** Of the service's own. */
  checks?: Record<string, () => Promise<boolean>> | undefined;
  metrics: Metrics;
}

/** `/health/live`, `/health/ready`, `/info` and `/metrics`, on a port that agencies and readers never reach. */
export async function startHealthServer(
  settings: HealthServerSettings,
): Promise<{ url: string; stop(): Promise<void> }> {
  const app = await NestFactory.create(HealthServerModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  await app.listen(settings.port, settings.host);
  const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
  return { url: `http://${settings.host}:${port}`, stop: () => app.close() };
}
