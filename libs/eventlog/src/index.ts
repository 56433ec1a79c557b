export * from './port';
export * from './topics';
