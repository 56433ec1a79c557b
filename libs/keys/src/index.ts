// Making, opening and destroying keys
export { createKeys, createModelKeys, destroyKeys, type NewKeys } from './create-keys';
export {
  openKeys,
  type Keys,
  type PseudonymiserKeys,
  type ReferenceKey,
  type SigningKeys,
} from './open-keys';
export { KeyFault, type KeyFaultCode } from './faults';

// Custody: two people rotate and destroy
export { approvedBy, enrolCustodian, type Approval } from './custody/custodians';
export { destroyKey, keyStatus, renewUnsealingKey, rotateKeys, type KeyStatus } from './custody/rotation';
export type { KeyChange } from './manifest';

// What the pseudonymiser asks of its keys
export type { KeyPort, KeyPurpose } from './key-port';
export { deriveKey, localKeyPort, type EpochRoot } from './local-key-port';

// What agents seal to
export { quarterOf, type SealingJwk } from './sealing-keys';

// Sealing identities, and opening them
export { bindingOf, type SealedTo } from './sealing/binding';
export { createSealer, type Sealer } from './sealing/seal';
export { openIdentity, type Opened, type OpenRefusal } from './sealing/open';

// Sealing records on the intake, and opening them
export { createIntakeSealer, type IntakeSealer, type SealRecord } from './intake/seal';
export { createIntakeOpener, type IntakeOpener } from './intake/open';

// Addresses at which an agency can be asked about its own records
export { createAgencyKey, enrolAgencyKey, type AgencyKeyPair } from './questions/agency-keys';
export {
  createAddressOpener,
  createAddressSealer,
  isPairOf,
  type AddressSealer,
  type SealAddress,
} from './questions/return-address';

// Certificates
export { createAuthority, generateRsaPem, type Authority, type RsaPem } from './certificates/authority';
export {
  issueAgencies,
  issueCertificate,
  readTls,
  type CertificateFiles,
  type CertificateSubject,
  type TlsMaterial,
} from './certificates/issue';
export { certificateEnd } from './certificates/end';
export { issueFromRequest } from './certificates/request';
export { plainSerial, readRevocationLists, type RevocationLists } from './certificates/revocation-list';
export { revocationFile, revokeCertificate, type RevokedCertificate } from './certificates/revoke';
