// Run the portal
export { startPortal, type Portal } from './start';
export type { PortalDependencies } from './web/tokens';
export type { ReviewDesk } from './review/desk';
export type { RefusalsDesk } from './refusals/desk';
// Make its users
export { hashPassword, passwordMatches } from './session/passwords';
export type { PortalUser } from './session/users';
export { usersOfFile } from './session/users-file';
export type { Role } from './session/cookie';
// Name its addresses
export { API, FILES, PAGES } from './paths';
