import { appendFileSync } from 'node:fs';
import type { Marks } from './marks';

/** Opens pages of the portal with marks wherever a visitor can put a text, and keeps what they answer. */
export async function visitPortal(url: string, marks: Marks, kept: string): Promise<void> {
  const visits: [string, RequestInit?][] = [
    ['/en'],
    [`/en/${marks.of('page')}`],
    [`/api/v1/releases/${marks.of('release')}/cells?area=${marks.of('area')}`],
    [`/releases/${marks.of('download')}/${marks.of('file')}`],
    ['/en/releases', { headers: { cookie: `session=${marks.of('portalcookie')}` } }],
    [
      '/en/sign-in',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `name=${marks.of('signinname')}&password=${marks.of('signinpassword')}`,
      },
    ],
    ['/en/governance/refusals'],
  ];
  for (const [path, init] of visits) {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    appendFileSync(kept, `${response.status}\n${headers}\n${await response.text()}\n`);
  }
}
