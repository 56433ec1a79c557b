import { ConfigurationFault } from './faults';

export type Environment = Record<string, string | undefined>;

/** Reads settings by name; whatever is missing or malformed is a fault that names the setting. */
export class Settings {
  constructor(private readonly environment: Environment) {}

  text(name: string, otherwise?: string): string {
    const value = this.environment[name] ?? otherwise;
    if (value === undefined || value === '') throw new ConfigurationFault(`Set ${name}.`);
    return value;
  }

  optional(name: string): string | undefined {
    const value = this.environment[name];
    return value === '' ? undefined : value;
  }

  port(name: string, otherwise: number): number {
    const value = this.integer(name, otherwise);
    if (value < 0 || value > 65_535) throw new ConfigurationFault(`${name} is not a port.`);
    return value;
  }

  integer(name: string, otherwise: number): number {
    const text = this.optional(name);
    if (text === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(text)) throw new ConfigurationFault(`${name} is not a whole number.`);
    return Number(text);
  }

  /** A time of day by the clocks of Wales, HH:MM; undefined: not set. */
  timeOfDay(name: string): string | undefined {
    const text = this.optional(name);
    if (text !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
      throw new ConfigurationFault(`${name} is not a time of day, HH:MM.`);
    return text;
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.optional(name) ?? otherwise;
    const value = values.find((candidate) => candidate === text);
    if (!value) throw new ConfigurationFault(`${name} must be one of ${values.join(', ')}.`);
    return value;
  }
}
