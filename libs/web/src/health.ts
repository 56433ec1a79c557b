import { Controller, type DynamicModule, Get, Inject, Module, Res } from '@nestjs/common';
import type { Response } from 'express';

/** Whether a thing is there; or that it is away, by the stable code of the fault, and the service works without it. */
export type CheckAnswer = boolean | { away: string };

export interface HealthSettings {
  service: string;
  codeVersion: string;
  /** Each says whether one thing that the service needs is there; a throw counts as not. */
  checks: Record<string, () => Promise<CheckAnswer>>;
}

interface Health {
  status: 'up' | 'down';
  checks?: Record<string, CheckState>;
  /** Of each check that is not up the stable code of its fault, never its text. */
  reasons?: Record<string, string>;
}

/** `away`: somebody has to know, and the service is ready all the same. */
type CheckState = 'up' | 'away' | 'down';

interface Finding {
  name: string;
  state: CheckState;
  code?: string;
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
    const findings = await Promise.all(Object.keys(this.settings.checks).map((name) => this.look(name)));
    const status = findings.some(({ state }) => state === 'down') ? 'down' : 'up';
    response.status(status === 'up' ? 200 : 503);
    const reasons = findings.flatMap(({ name, code }) => (code === undefined ? [] : [[name, code] as const]));
    return {
      status,
      checks: Object.fromEntries(findings.map(({ name, state }) => [name, state])),
      ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    };
  }

  @Get('info')
  info(): { service: string; version: string } {
    return { service: this.settings.service, version: this.settings.codeVersion };
  }

  private async look(name: string): Promise<Finding> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), CHECK_TIMEOUT_MS);
    });
    try {
      const answer = await Promise.race([this.settings.checks[name]?.() ?? false, late]);
      if (answer === 'late') return { name, state: 'down', code: 'check.timeout' };
      if (typeof answer === 'object') return { name, state: 'away', code: codeOf({ code: answer.away }) };
      return answer ? { name, state: 'up' } : { name, state: 'down', code: 'check.failed' };
    } catch (error) {
      return { name, state: 'down', code: codeOf(error) };
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
