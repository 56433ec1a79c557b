// What passes from the pseudonymiser to linkage
export type { EncodedRecord, EncodeOptions, FrequencyField, FrequencyLookup, ViewPayload } from './types';
export { VIEW_NAMES, type ViewName } from './views/view-names';
export * from './views/layout';
export { packWords, unpackView } from './views/payload';
