import type { JobProgress } from '#libs/jobs';
import { Progress, type Stage } from '../../progress';
import { say } from './words';

/**
 * Shows the building of a draft, one line for each of its steps. Protection and attack follow each other until
 * no attack finds more, so that either may come again.
 */
export class Stages {
  private readonly progress = new Progress();
  private open: { name: string; stage: Stage; total: number } | undefined;

  show({ stage: code, done, total }: JobProgress): void {
    const name = code.split('.').at(-1) ?? code;
    if (this.open?.name !== name) {
      this.end();
      this.open = { name, stage: this.progress.stage(say(`stage.${name}`), total), total };
    }
    this.open.total = total;
    this.open.stage.update(done, total);
  }

  end(): void {
    if (this.open) this.open.stage.end(String(this.open.total));
    this.open = undefined;
  }
}
