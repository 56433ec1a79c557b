import type { Facts, FactsRecord, TypeDescriptor } from '#libs/contracts';
import { ageOn, parseBirthDate } from '#libs/identifiers';

/**
 * Ages on the dates that the type's schema marks, and the month of birth; absent where the date of birth is not
 * stated, a placeholder, or not known to the day.
 */
export function derivedFacts(
  descriptor: TypeDescriptor,
  facts: Facts,
  dateOfBirth: string | undefined,
): FactsRecord['derived'] {
  const birth = dateOfBirth ? parseBirthDate(dateOfBirth) : undefined;
  if (!birth?.real || birth.precision !== 'day') return undefined;
  const ages: Record<string, number> = {};
  for (const field of descriptor.ageFields) {
    const on = facts[field];
    const age = typeof on === 'string' ? ageOn(birth.iso, on) : undefined;
    if (age !== undefined) ages[field] = age;
  }
  return { ages, birthMonth: birth.iso.slice(0, 7) };
}
