export {
  Problem,
  PROBLEM_MEDIA_TYPE,
  type ProblemCode,
  type ProblemDocument,
  problemDocument,
  type ProblemError,
  problemStatus,
  problemTitle,
} from './problems';
export { ProblemFilter } from './problem-filter';
export { requestId, requestIdOf } from './request-id';
export { API_POLICY, PAGES_POLICY, securityHeaders } from './security-headers';
export { type CheckAnswer, HealthModule, type HealthSettings } from './health';
export { serveDesk, type DeskServerSettings, type ServiceTls } from './desk/serve-desk';
export { DeskFault, remoteDesk, type RemoteDeskSettings } from './desk/remote-desk';
export { served } from './desk/served';
