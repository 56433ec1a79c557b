import { resolve } from 'node:path';
import type { Command } from 'commander';
import { describeRight, listStreamingAgencies } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { listAgencyDoors } from '#services/gateway';
import { failureOf } from '../../failure';
import { agencyFiles } from '../../house/certificates';
import { agencyName } from '../../house/agency-name';
import { sayIn } from '../../words';
import { admitAgency, removeAgency } from './admit';
import { doorsOf } from './doors';
import { listedAgencies, listedText } from './listed';
import { wholeNumber } from '../whole-number';

interface AddOptions {
  authority?: string;
  replication: number;
}

/** `cyfrif agencies`: who is let in, by the door over HTTPS and on the brokers. */
export function registerAgencies(program: Command): void {
  const agencies = program
    .command('agencies')
    .description(
      'which agencies are let in, over HTTPS and on the brokers: add, remove, list; on a deployment with the settings of the suite and a certificate of a super user of the brokers (docs/operator.md)',
    );
  agencies
    .command('list')
    .option('--json', 'print as JSON', false)
    .description('agencies that have sent, stream or were removed, and how they stand at both doors')
    .action(async ({ json }: { json: boolean }) => {
      const { brokers, inHouse } = doorsOf(process.env);
      const doors = await inHouse(async (house) => listAgencyDoors(await house.open('suite')));
      const streaming = brokers ? await listStreamingAgencies(brokers, quietLogger) : [];
      const listed = listedAgencies(doors, streaming);
      process.stdout.write(json ? `${JSON.stringify(listed, null, 2)}\n` : listedText(listed));
    });
  agencies
    .command('add')
    .argument('<agency...>', 'common names of their certificates')
    .option(
      '--authority <folder>',
      'issue certificates from this authority, which the brokers trust (left out: the agency has its certificate)',
    )
    .option(
      '--replication <number>',
      'copies of each new topic: 3 on a production cluster',
      wholeNumber(2),
      1,
    )
    .description(
      'open the door over HTTPS again to agencies that were removed; where there are brokers, give them a topic for their events, one for their receipts, and the rights on them',
    )
    .action(async (names: string[], { authority, replication }: AddOptions) => {
      const doors = doorsOf(process.env);
      for (const agency of names.map(agencyName)) {
        const { kafka, https } = await admitAgency(doors, agency, replication);
        const said = [sayIn('agencies', https ? 'add.opened' : 'add.open')];
        if (doors.brokers) said.push(sayIn('agencies', kafka ? 'add.streams' : 'add.already'));
        process.stdout.write(`${agency}  ${said.join('  ')}\n`);
        if (!authority) continue;
        const { certificate, key } = await agencyFiles(resolve(authority), agency);
        process.stdout.write(
          `  ${sayIn('agencies', 'add.certificate')}  ${certificate}\n  ${sayIn('agencies', 'add.key').padEnd(24)}  ${key}\n`,
        );
      }
    });
  agencies
    .command('remove')
    .argument('<agency>', 'as "agencies list" has it')
    .option('--unread', 'delete its topics even if the gateway has not read all that it sent', false)
    .description(
      'close both doors: over HTTPS within seconds, whatever its certificate; on the brokers all rights at once, and its topics when the gateway has read what was sent',
    )
    .action(async (name: string, { unread: evenUnread }: { unread: boolean }) => {
      const agency = agencyName(name);
      const { https, kafka } = await removeAgency(doorsOf(process.env), agency, { evenUnread });
      process.stdout.write(`- ${sayIn('agencies', https ? 'remove.closed' : 'remove.was')}\n`);
      process.stdout.write(
        (kafka?.rights ?? [])
          .map((right) => `- ${sayIn('agencies', 'remove.right')}: ${describeRight(right)}\n`)
          .join(''),
      );
      if (kafka && kafka.unread > 0) throw failureOf('agencies.unread', { unread: String(kafka.unread) });
      process.stdout.write(
        (kafka?.topics ?? []).map((topic) => `- ${sayIn('agencies', 'remove.topic')}: ${topic}\n`).join(''),
      );
      process.stdout.write(`${sayIn('failures', 'agencies.removed')}\n`);
    });
}
