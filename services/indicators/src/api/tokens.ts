/** Injection tokens of what the process gives the service. */
export const KEY = Symbol('KEY');
export const LOGGER = Symbol('LOGGER');
export const AUDIT = Symbol('AUDIT');
