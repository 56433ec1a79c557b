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
  /** Of each check that fails the stable code of its fault, never its text. */
  reasons?: Record<string, string>;
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
    const faults = await Promise.all(names.map(async (name) => [name, await this.faultOf(name)] as const));
    const reasons = faults.flatMap(([name, fault]) => (fault === undefined ? [] : [[name, fault]]));
    const status = reasons.length === 0 ? 'up' : 'down';
    response.status(status === 'up' ? 200 : 503);
    const checks: Health['checks'] = Object.fromEntries(
      faults.map(([name, fault]) => [name, fault === undefined ? 'up' : 'down']),
    );
    return { status, checks, ...(status === 'down' && { reasons: Object.fromEntries(reasons) }) };
  }

  @Get('info')
  info(): { service: string; version: string } {
    return { service: this.settings.service, version: this.settings.codeVersion };
  }

  /** Why a check fails; undefined: it does not. */
  private async faultOf(name: string): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), CHECK_TIMEOUT_MS);
    });
    try {
      const answer = await Promise.race([this.settings.checks[name]?.() ?? false, late]);
      if (answer === 'late') return 'check.timeout';
      return answer ? undefined : 'check.failed';
    } catch (error) {
      return codeOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The text of a fault may hold an address; its code, and the database's state, do not. */
function codeOf(error: unknown): string {
  const { code, sqlState } = (error ?? {}) as { code?: unknown; sqlState?: unknown };
  const told = [code, sqlState].filter((one) => typeof one === 'string' && /^[\w.:-]{1,80}$/.test(one));
  return told.length > 0 ? told.join(':') : 'check.failed';
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
