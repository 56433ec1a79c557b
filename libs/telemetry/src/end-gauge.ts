import { Gauge, type Registry } from '@prometheus-io/client';

/** Asks at every scrape when something of a process ends: a certificate, a list. Where no end is known there is no metric. */
export function endGauge(registers: Registry[]): (of: string, ask: () => Date | undefined) => void {
  const asked = new Map<string, () => Date | undefined>();
  let gauge: Gauge<'of'> | undefined;
  return (of, ask) => {
    asked.set(of, ask);
    gauge ??= new Gauge({
      name: 'cyfrif_valid_until_timestamp_seconds',
      help: 'Until when a certificate, an authority or a list that the process has in use is valid.',
      labelNames: ['of'],
      registers,
      collect() {
        this.reset();
        for (const [name, end] of asked) {
          const at = end();
          if (at) this.set({ of: name }, at.getTime() / 1000);
        }
      },
    });
  };
}
