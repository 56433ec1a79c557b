import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { codeVersion } from '#libs/config';
import { stageAudit } from '#libs/eventlog';
import { openKeys } from '#libs/keys';
import { recordRefs } from '#libs/pseudonyms';
import { failureOf } from '../../failure';
import { withHouse, type OpenedHouse } from '../../house/opened';
import { operatorName } from '../../house/operator-name';
import { placeIn } from '../../house/place';
import { namedRecord } from './explain-house';

/** `cyfrif linkage reference`: under which reference the house holds a record, in the one room that has the keys. */
export function registerReference(linkage: Command): void {
  linkage
    .command('reference')
    .argument(
      '[record...]',
      'records of the house, agency:subject; without any they are read from standard input, a line each, so that no history and no log of a cluster has them',
    )
    .description(
      'the references of records, by which "linkage explain" asks the matcher of a deployment; in the pseudonymiser\'s room, and recorded in the audit account',
    )
    .action(async (records: string[]) => {
      const place = placeIn('pseudonymiser', process.env);
      const keysDir = place.room ? place.room.keysDir : place.layout.keys;
      if (keysDir === undefined) throw failureOf('linkage.keys.none', {}, 2);
      const named = (records.length > 0 ? records : linesOfInput()).map(namedRecord);
      if (named.length === 0) throw failureOf('linkage.records.none', {}, 2);
      const refs = await withHouse(place, async (house) => {
        const found = recordRefs(openKeys(keysDir).pseudonymiser(), named);
        await recordConsultation(house, found.length);
        return found;
      });
      process.stdout.write(refs.map((ref) => `${ref}\n`).join(''));
    });
}

function linesOfInput(): string[] {
  const lines = readFileSync(0, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** Before anything is shown (DPA 2018 s.62): how many were asked about, and who asked. */
async function recordConsultation(house: OpenedHouse, records: number): Promise<void> {
  const dataSource = await house.open('pseudonymiser');
  const eventLog = house.logOf(dataSource);
  const actor = `operator:${operatorName(process.env)}`;
  try {
    await dataSource.transaction((tx) =>
      stageAudit(eventLog, tx, {
        ...{ v: 1, entryId: randomUUID(), op: 'consultation', what: 'suite.linkage.references' },
        ...{ at: new Date().toISOString(), actor, recipients: [actor], code: { version: codeVersion() } },
        ...{ inputs: [], outputs: [], counts: { records }, outcome: 'done' },
      }),
    );
  } finally {
    await eventLog.close();
  }
}
