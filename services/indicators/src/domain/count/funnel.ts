import type { Point } from '../person/point';
import { AREAS, placeOf, PLACES } from './places';

/** How many points each step kept: what the rules count, with a home in Wales, in a population, in an area. */
export class Funnel {
  counted = 0;
  wales = 0;
  population = 0;
  area = 0;
  private readonly asked: number;

  /** `area`: number of the area that is asked about. */
  constructor(area?: number) {
    this.asked = area === undefined ? -1 : AREAS.indexOf(area);
  }

  holds({ leaf, quarter }: Point): boolean {
    return this.asked >= 0 && PLACES[placeOf(leaf, quarter)]!.includes(this.asked);
  }
}
