/** Injection tokens of what the process gives the service. */
export const NOW = Symbol('NOW');
export const LOGGER = Symbol('LOGGER');
