// For tests and benchmarks: the house, and the main job on a folder of files
export { startHouse, type House, type HouseOptions } from './house/house';
export { houseLayout } from './house/layout';
export { startDistributedHouse, type DistributedHouse, type DistributedOptions } from './distributed/house';
export { writeComposeSecrets } from './distributed/compose/write-secrets';
export type { ServiceProcess } from './distributed/service-process';
export { killActiveMatcher, type Takeover } from './distributed/takeover';
export { pipeline, type PipelineResult } from './run/pipeline';
export { readFolder } from './run/read-folder';
export { ownLimits, runFolder, type RunOptions, type RunOutcome } from './run/run-folder';
export { sourcesOf } from './run/sources';
export { writeSteward } from './run/steward-files';
export { compareWithTruth, type Agreement } from './run/truth';
export { Progress } from './progress';
export { commandLine } from './command-line';
