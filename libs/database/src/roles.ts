import { createHmac } from 'node:crypto';

/** Every service with a database; each has the role `cyfrif_<service>` and the schema `<service>`. */
export const SERVICES = [
  'gateway',
  'pseudonymiser',
  'matcher',
  'indicators',
  'publisher',
  'auditor',
  'portal',
  'suite',
] as const;

/** All login roles: one per service, and the analyst who reads the schema `published` alone. */
export const ROLES: readonly string[] = [...SERVICES.map((service) => `cyfrif_${service}`), 'analyst'];

/** `gateway` and `cyfrif_gateway` name the same role; `analyst` is itself. */
export function roleName(role: string): string {
  const name = ROLES.find((known) => known === role || known === `cyfrif_${role}`);
  if (!name) throw new Error('database.role.unknown: the role is not one of the design.');
  return name;
}

/**
 * The connection address of a role on a server whose roles `migrate` made. Their passwords derive from the
 * administrator's, so that nothing but that one secret has to be kept.
 */
export function roleUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  const name = roleName(role);
  url.password = rolePassword(adminUrl, name);
  url.username = name;
  return url.toString();
}

/** HMAC-SHA-256 of the role's name under the administrator's password. */
export function rolePassword(adminUrl: string, name: string): string {
  const secret = decodeURIComponent(new URL(adminUrl).password);
  if (secret === '')
    throw new Error('database.admin.no_password: the administrator address has no password.');
  return createHmac('sha256', secret).update(`cyfrif role ${name}`).digest('base64url');
}
