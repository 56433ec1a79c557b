import { Controller, type DynamicModule, Get, Inject, Module, Res } from '@nestjs/common';
import type { Response } from 'express';

export interface HealthSettings {
  service: string;
  codeVersion: string;
  /** Each says whether one thing that the service needs is there; a throw counts as not. */
  checks: Record<string, () => Promise<boolean>>;
}

interface Health {
  status: 'up' | 'down';
  checks?: Record<string, 'up' | 'down'>;
}

const HEALTH_SETTINGS = Symbol('HEALTH_SETTINGS');
const CHECK_TIMEOUT_MS = 2000;

/** `/health/live`: the process answers. `/health/ready`: what it needs is there. `/info`: which code it is. */
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH_SETTINGS) private readonly settings: HealthSettings) {}

  @Get('health/live')
  live(): Health {
    return { status: 'up' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const names = Object.keys(this.settings.checks);
    const states = await Promise.all(names.map((name) => this.check(name)));
    const status = states.every((state) => state === 'up') ? 'up' : 'down';
    response.status(status === 'up' ? 200 : 503);
    return { status, checks: Object.fromEntries(names.map((name, i) => [name, states[i] ?? 'down'])) };
  }

  @Get('info')
  info(): { service: string; version: string } {
    return { service: this.settings.service, version: this.settings.codeVersion };
  }

  private async check(name: string): Promise<'up' | 'down'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS);
    });
    try {
      return (await Promise.race([this.settings.checks[name]?.() ?? false, late])) ? 'up' : 'down';
    } catch {
      return 'down';
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The three health addresses as a module. */
@Module({})
export class HealthModule {
  static with(settings: HealthSettings): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: HEALTH_SETTINGS, useValue: settings }],
    };
  }
}
