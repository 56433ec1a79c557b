import type { Transaction } from '#libs/eventlog';
import { type Defect, Disk, type ModelTransaction } from './model-disk';
import { ModelLog, modelOf, type ModelProcess } from './model-log';
import type { LogProcess, LogWorld } from './world';

/** A world in memory whose log keeps the contract, or has one defect. */
export function modelWorld(defect?: Defect): LogWorld {
  const disk = new Disk();
  const logs: ModelLog[] = [];
  return {
    patience: 1000,
    moment: 25,
    start(service) {
      const process: ModelProcess = { dead: false };
      const log = new ModelLog(disk, process, service, defect);
      logs.push(log);
      return Promise.resolve(modelProcess(disk, process, log, defect));
    },
    effects: () => Promise.resolve([...disk.effects]),
    seek(service, topic, group, partition, offset) {
      disk.setPosition(service, topic, group, partition, offset);
      return Promise.resolve();
    },
    async close() {
      await Promise.all(logs.map((log) => log.close()));
    },
  };
}

function modelProcess(disk: Disk, process: ModelProcess, eventLog: ModelLog, defect?: Defect): LogProcess {
  return {
    eventLog,
    async transaction(work) {
      const tx: ModelTransaction = { writes: [], effects: [] };
      await work(tx as unknown as Transaction);
      await disk.commit(tx, process, defect);
    },
    effect(tx, values) {
      modelOf(tx).effects.push(...values);
      return Promise.resolve();
    },
    kill() {
      process.dead = true;
      return Promise.resolve();
    },
  };
}
