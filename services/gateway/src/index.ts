export { startGateway, type Gateway, type GatewayDependencies } from './start';
export { gatewayMigrations } from './data/migrations';
export { DEFAULT_LIMITS, type Limits } from './domain/limits';

// The refusals store, for the command line and the console
export {
  countRefusals,
  expireBodies,
  listRefusals,
  refusalBody,
  type RefusalFilter,
  type StoredRefusal,
} from './data/refusals';
export { refusalsStore, type RefusalsStore } from './data/refusals-store';
export { discardRefusals, redriveRefusals, type Decided, type RefusalDecision } from './data/redrive';
export { findReceipts, listReceipts, type Receipt, type ReceiptPage } from './data/receipts';

// Who is let in, for the operator's command
export { closeAgency, listAgencyDoors, openAgency, type AgencyDoor } from './data/closed-agencies';

// The answers that agents read
export type { BatchAnswer, ItemAnswer, ReceiptAnswer, ReceiptsAnswer, ReceiptState } from './api/answers';
