/** One line of NDJSON as an agency has it: a sentence of a person of its own. */
export function line(index: number): { file: string; line: number; text: string } {
  const day = String(1 + (index % 28)).padStart(2, '0');
  const event = {
    specversion: '1.0',
    id: `d-${index}`,
    source: '/agencies/probation-wales',
    type: 'cymru.cyfrif.probation.sentence.commenced.v1',
    time: `2023-05-${day}T09:00:00Z`,
    subject: `r-${index}`,
    agreementref: 'ISP-PROBATION',
    purposecode: 'RRF-INDICATORS',
    regime: 'part3',
    sourcerevision: 1,
    data: {
      identity: {
        identifiers: [{ scheme: 'CRN', value: `X${String(index).padStart(6, '0')}` }],
        linkage: { dateOfBirth: '1990-02-03' },
      },
      facts: {
        sentenceRef: `s-${index}`,
        kind: 'COMMUNITY_ORDER',
        origin: 'NEW',
        startedOn: `2023-05-${day}`,
        homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
      },
    },
  };
  return { file: 'push.ndjson', line: index + 1, text: JSON.stringify(event) };
}
