// What passes from the pseudonymiser to linkage
export type { EncodedRecord, EncodeOptions, FrequencyField, FrequencyLookup, ViewPayload } from './types';
export { VIEW_NAMES, type ViewName } from './views/view-names';
export * from './views/layout';
export { packWords, unpackBytes, unpackView, unpackWords } from './views/payload';

// Exact tokens and references
export { exactTokens, type AgencyPerson } from './tokens/exact-tokens';
export { keyIdOf } from './tokens/mac-batch';
export { agencyReferences, recordRefs, referralReferences, type AgencyReference } from './tokens/references';

// Kernels
export { diceKernel, viewKernel } from './kernels/choose';
export type { DiceKernel, ViewKernel } from './kernels/kernel';
export { typescriptDiceKernel, typescriptViewKernel } from './kernels/typescript';

// The encoder
export { encodeRecord, RecordEncoder, type PersonToEncode } from './encode';
export { bucketOf, FrequencyTable, frequencyTokens, type FrequencyToken } from './frequencies';
