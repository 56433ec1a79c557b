import { readFileSync } from 'node:fs';
import { openKeys } from '#libs/keys';
import { openModel, type Waterfall } from '#libs/linkage';
import { recordRefs } from '#libs/pseudonyms';
import { reviewDesk, standingOf } from '#services/matcher';
import { CommandFailure } from '../../failure';
import { withHouse } from '../../house/opened';
import { placeOnThisMachine } from '../../house/place';

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

/** Explains a pair of records of this machine's house, given as agency:subject. No value of either is read. */
export async function explainInHouse(left: string, right: string): Promise<HouseExplanation> {
  const place = placeOnThisMachine(process.env);
  const { layout } = place;
  return await withHouse(place, async (house) => {
    const keys = openKeys(layout.keys);
    const [recordA, recordB] = recordRefs(keys.pseudonymiser(), [named(left), named(right)]);
    const { model } = openModel(readFileSync(layout.linkageModel, 'utf8'), keys.linkage().model.publicKey);
    const dataSource = await house.open('matcher');
    const eventLog = house.logOf(dataSource);
    try {
      const standing = await standingOf(dataSource, recordA!, recordB!);
      if (!standing) throw new CommandFailure('The house holds no such record, or it was withdrawn.');
      const desk = reviewDesk({ dataSource, eventLog, now: () => new Date(), codeVersion: '', model });
      const waterfall = await desk.explain(recordA!, recordB!);
      return { ...standing, waterfall, threshold: model.threshold, model: model.version };
    } finally {
      await eventLog.close();
    }
  });
}

function named(record: string): { source: string; subject: string } {
  const colon = record.indexOf(':');
  if (colon < 1) throw new CommandFailure('A record of the house is written as agency:subject.', 2);
  return { source: `/agencies/${record.slice(0, colon)}`, subject: record.slice(colon + 1) };
}
