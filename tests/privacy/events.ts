import type { Facts, PlainIdentity, SealedEvent } from '#libs/contracts';
import { createSealer, type Keys } from '#libs/keys';
import type { Marks } from './marks';

export const AGENCY = 'probation-marked';
export const AGREEMENT = 'ISP-PROBATION-MARKED';
/** Covers the facts and no identity at all. */
export const NARROW = 'ISP-NARROW';

export type PlainEvent = Omit<SealedEvent, 'data'> & { data: { identity?: PlainIdentity; facts: Facts } };

/** Makes events of one agency, every value of which that could name a person or a record is marked. */
export class MarkedEvents {
  private serial = 0;

  constructor(private readonly marks: Marks) {}

  plain(change: Record<string, unknown> = {}, facts: Facts = {}, identity: object = {}): PlainEvent {
    this.serial += 1;
    const n = String(this.serial).padStart(3, '0');
    const { marks } = this;
    return {
      specversion: '1.0',
      id: `marked-${n}`,
      source: `/agencies/${AGENCY}`,
      type: 'cymru.cyfrif.probation.sentence.commenced.v1',
      time: '2023-05-10T09:00:00Z',
      subject: marks.of(`subject${n}`),
      agreementref: AGREEMENT,
      purposecode: 'RRF-INDICATORS',
      regime: 'part3',
      sourcerevision: 1,
      data: {
        identity: {
          identifiers: [
            { scheme: 'CRN', value: marks.add(`Q640${n}`) },
            { scheme: 'PNC', value: marks.add(`1961/7999${n}Q`) },
            { scheme: 'NHS', value: marks.add(`9987654${n}`) },
          ],
          linkage: {
            familyName: marks.of(`family${n}`),
            givenNames: marks.of(`given${n}`),
            dateOfBirth: marks.add('1961-07-19'),
            sex: 'F',
            postcode: marks.add('SA99 7ZY'),
          },
          ...identity,
        },
        facts: {
          sentenceRef: marks.of(`sentence${n}`),
          kind: 'COMMUNITY_ORDER',
          origin: 'NEW',
          startedOn: '2023-05-08',
          homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
          ...facts,
        },
      },
      ...change,
    };
  }

  /** The same, sealed as an agent would; `identity` may be bytes that are no identity. */
  async sealed(keys: Keys, event = this.plain(), identity?: Buffer): Promise<SealedEvent> {
    const { source, id, data } = event;
    const bytes = identity ?? Buffer.from(JSON.stringify(data.identity));
    const sealed = await createSealer(keys.sealTo()).seal(bytes, { source, id, facts: data.facts });
    return { ...event, data: { identity: sealed, facts: data.facts } };
  }
}
