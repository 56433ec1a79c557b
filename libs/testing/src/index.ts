export { temporaryDatabase, type TemporaryDatabase } from './temporary-database';
export { asBatches, sampleCubes, type SampleCubes } from './sample-cubes';
