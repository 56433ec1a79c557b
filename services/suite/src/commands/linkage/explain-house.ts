import { existsSync, readFileSync } from 'node:fs';
import type { RoomConfig } from '#libs/config';
import { openKeys } from '#libs/keys';
import { openModel, type LinkageModel, type Waterfall } from '#libs/linkage';
import { recordRefs } from '#libs/pseudonyms';
import { reviewDesk, standingOf } from '#services/matcher';
import { failureOf } from '../../failure';
import { withHouse } from '../../house/opened';
import { placeIn, type HousePlace } from '../../house/place';

export interface HouseExplanation {
  linked: boolean;
  /** Kinds of identifiers and composites that the two records share. */
  shares: string[];
  /** Absent where the two were never compared. */
  waterfall?: Waterfall;
  threshold: number;
  model: string;
  /** Model of the decision that placed the first record. */
  decidedBy: string;
}

/**
 * Explains a pair of records, of this machine's house by agency:subject, or in the matcher's room of a deployment by
 * their references. No value of either is read.
 */
export async function explainInHouse(left: string, right: string): Promise<HouseExplanation> {
  const place = placeIn('matcher', process.env);
  const { refs, model } = place.room ? ofRoom(place.room, [left, right]) : ofMachine(place, [left, right]);
  const [recordA, recordB] = refs;
  return await withHouse(place, async (house) => {
    const dataSource = await house.open('matcher');
    const eventLog = house.logOf(dataSource);
    try {
      const standing = await standingOf(dataSource, recordA!, recordB!);
      if (!standing) throw failureOf('linkage.house.unknown');
      const desk = reviewDesk({ dataSource, eventLog, now: () => new Date(), codeVersion: '', model });
      const waterfall = await desk.explain(recordA!, recordB!);
      return { ...standing, waterfall, threshold: model.threshold, model: model.version };
    } finally {
      await eventLog.close();
    }
  });
}

interface Asked {
  refs: readonly string[];
  model: LinkageModel;
}

function ofMachine({ layout }: HousePlace, records: readonly string[]): Asked {
  if (!existsSync(layout.linkageModel)) throw failureOf('house.none');
  const keys = openKeys(layout.keys);
  const { model } = openModel(readFileSync(layout.linkageModel, 'utf8'), keys.linkage().model.publicKey);
  return { refs: recordRefs(keys.pseudonymiser(), records.map(namedRecord)), model };
}

/** The keys that make a reference of a name are the pseudonymiser's; the matcher has the references alone. */
function ofRoom({ linkageModel }: RoomConfig, records: readonly string[]): Asked {
  if (!records.every((record) => /^[\w-]{22}$/.test(record))) throw failureOf('linkage.reference', {}, 2);
  if (!linkageModel) throw failureOf('linkage.model.none', {}, 2);
  return { refs: records, model: openModel(linkageModel.text, linkageModel.publicKey).model };
}

/** A record as agencies name it, agency:subject. */
export function namedRecord(record: string): { source: string; subject: string } {
  const colon = record.indexOf(':');
  if (colon < 1) throw failureOf('linkage.house.record', {}, 2);
  return { source: `/agencies/${record.slice(0, colon)}`, subject: record.slice(colon + 1) };
}
