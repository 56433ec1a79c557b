import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { writeWales } from '#libs/synthetic';
import { failureOf } from '../failure';
import { Progress } from '../progress';
import { madeText } from '../run/made-text';
import { sayIn } from '../words';

interface Options {
  people: string;
  from: string;
  to: string;
  seed: string;
  out: string;
  json: boolean;
}

/** `cyfrif synth`: made-up people, the events that their agencies would send, and, apart, the truth. */
export function registerSynth(program: Command): void {
  program
    .command('synth')
    .requiredOption('--out <folder>', 'where events/ and truth/ are written')
    .option('--people <number>', 'how many people', '5000')
    .addOption(new Option('--from <month>', 'first month, YYYY-MM').default('2022-01'))
    .addOption(new Option('--to <month>', 'last month, YYYY-MM').default('2024-12'))
    .option('--seed <number>', 'the same seed makes the same people', '7')
    .option('--json', 'print what was written as JSON', false)
    .description('make "Wales in a box": each agency\'s events as NDJSON and, apart, the truth')
    .action(async (options: Options) => {
      const people = wholeNumber('--people', options.people, 1, 5_000_000);
      const seed = wholeNumber('--seed', options.seed, 0, 2 ** 31);
      const { from, to } = months(options);
      const stage = new Progress().stage('synth', people);
      const written = await writeWales({
        people,
        seed,
        from,
        to,
        out: resolve(options.out),
        onProgress: (done, total) => stage.update(done, total),
      });
      stage.end(madeText(written));
      const { events, endsOn, agencies } = written;
      const summary = {
        events,
        people,
        endsOn,
        agencies: Object.fromEntries(agencies),
        out: resolve(options.out),
      };
      process.stdout.write(
        options.json
          ? `${JSON.stringify(summary, null, 2)}\n`
          : `${summary.out}/events   ${sayIn('events', 'synth.events')}\n${summary.out}/truth    ${sayIn('events', 'synth.truth')}\n`,
      );
    });
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw failureOf('number.range', { option: name, least: String(least), most: String(most) }, 2);
  }
  return value;
}

function months({ from, to }: Options): { from: string; to: string } {
  for (const month of [from, to]) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw failureOf('month.invalid', {}, 2);
  }
  if (from > to) throw failureOf('month.reversed', {}, 2);
  return { from, to };
}
