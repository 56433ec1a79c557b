/** Injection tokens of what the process gives the service. */
export const EVENT_LOG = Symbol('event log');
export const NOW = Symbol('NOW');
export const LOGGER = Symbol('LOGGER');
