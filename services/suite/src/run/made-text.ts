import type { writeWales } from '#libs/synthetic';
import { sayIn } from '../words';

type Wales = Awaited<ReturnType<typeof writeWales>>;

/** How much was made of made-up people, in both languages. */
export const madeText = ({ events, people, agencies }: Wales): string =>
  sayIn('events', 'synth.made', {
    events: String(events),
    people: String(people),
    agencies: String(agencies.size),
  });
