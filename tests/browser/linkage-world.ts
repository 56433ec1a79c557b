import { generateKeyPairSync } from 'node:crypto';
import type { LinkageRecord } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import { justiceModel, openModel, signModel } from '#libs/linkage';
import { encodedRecord } from '#libs/testing';
import {
  drawClericalSample,
  linkBatch,
  officerDesk,
  reportQuality,
  type OfficerDesk,
} from '#services/matcher';
import type { DataSource } from 'typeorm';

/** A matcher's store with pairs in doubt, a sample to judge and a report; returns the officers' desk. */
export async function linkageWorld(
  { dataSource, eventLog }: { dataSource: DataSource; eventLog: EventLog },
  now: () => Date,
): Promise<OfficerDesk> {
  const keys = generateKeyPairSync('ed25519');
  const signed = signModel(justiceModel(), keys, { signedAt: now() });
  const model = openModel(JSON.stringify(signed), keys.publicKey);
  await dataSource.transaction((tx) => linkBatch(tx, records(), { at: now(), model: model.model }));
  const sample = { model: model.model, perStratum: 5, seed: 'browser' };
  await drawClericalSample({ dataSource, now }, sample);
  const feeds = [
    { indicator: 'A1', agencies: ['police-gwent', 'probation-wales'] },
    { indicator: 'A2', agencies: ['probation-wales'] },
  ];
  await reportQuality(dataSource, model, now(), { feeds });
  return officerDesk({ dataSource, eventLog, now, codeVersion: 'test', model: model.model });
}

export async function withdrawProposed(dataSource: DataSource, at: Date): Promise<void> {
  const rows = await dataSource.query<{ ref: string; agency: string }[]>(
    `SELECT r.record_ref AS ref, r.agency FROM matcher.proposal p JOIN matcher.record r ON r.record_ref = p.record_b
     WHERE p.state = 'open'`,
  );
  const withdrawn = rows.map(({ ref, agency }): LinkageRecord => ({
    recordRef: ref,
    agency,
    revision: 2,
    knownOn: '2026-03-01',
    state: 'withdrawn',
    tokens: [],
  }));
  await dataSource.transaction((tx) => linkBatch(tx, withdrawn, { at, model: justiceModel() }));
}

const GIVEN = ['Gwenllian', 'Rhys', 'Angharad', 'Tomos', 'Megan', 'Iolo', 'Seren', 'Dafydd'];

/** Forty people of three agencies; of every fourth one agency has one digit of the date of birth wrong. */
function records(): LinkageRecord[] {
  return Array.from({ length: 40 }, (_, n) =>
    ['police-gwent', 'probation-wales', 'health-powys'].map((agency, at): LinkageRecord => {
      const day = 10 + (n % 8) + (n % 4 === 0 && at === 2 ? 10 : 0);
      const encoded = encodedRecord(`r-${n}-${agency}`, agency, {
        identifiers: [],
        givenNames: GIVEN[n % GIVEN.length]!,
        familyName: `Llew${'abcdefghij'[n % 10]}lyn`,
        dateOfBirth: `19${60 + (n % 37)}-03-${day}`,
      });
      return { ...encoded, returnAddress: `sealed-${n}-${agency}` };
    }),
  ).flat();
}
