/** Injection token of what the process gives the service. */
export const DEPENDENCIES = Symbol('PSEUDONYMISER_DEPENDENCIES');
