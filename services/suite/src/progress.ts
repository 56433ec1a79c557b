import { SingleBar, Presets } from 'cli-progress';

/** The bar is drawn again below. */
const CLEAR_LINE = '\r\u001B[K';

/** One stage of a long command: a bar on a terminal, a line when it ends anywhere else. */
export interface Stage {
  update(done: number, total?: number): void;
  /** A line beside the bar, which stays. */
  say(line: string): void;
  end(summary: string): void;
}

/** Shows the stages of a long command on standard error, so that output can be piped. */
export class Progress {
  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly quiet = false,
  ) {}

  stage(label: string, total = 0): Stage {
    const started = performance.now();
    const bar = this.stream.isTTY && !this.quiet ? this.bar(label, total) : undefined;
    return {
      update: (done, newTotal) => {
        if (newTotal !== undefined && newTotal !== bar?.getTotal()) bar?.setTotal(newTotal);
        bar?.update(done);
      },
      say: (line) => {
        if (!this.quiet) this.stream.write(`${bar ? CLEAR_LINE : ''}${line}\n`);
      },
      end: (summary) => {
        bar?.update(bar.getTotal());
        bar?.stop();
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        if (!this.quiet) this.stream.write(`${label.padEnd(26)} ${summary} (${seconds} s)\n`);
      },
    };
  }

  private bar(label: string, total: number): SingleBar {
    const bar = new SingleBar(
      {
        format: `${label.padEnd(26)} {bar} {percentage}% {value}/{total}`,
        stream: this.stream,
        hideCursor: true,
        clearOnComplete: true,
        etaBuffer: 50,
      },
      Presets.shades_classic,
    );
    bar.start(total, 0);
    return bar;
  }
}
