import { listedAgencies, listedText } from './listed';

it('an agency is listed once, as it stands at both doors', () => {
  const listed = listedAgencies(
    [
      { agency: 'police-gwent', lastDay: '2026-11-20', closedAt: undefined },
      { agency: 'la-powys', lastDay: undefined, closedAt: '2026-11-22T10:00:00.000Z' },
    ],
    [
      { agency: 'police-gwent', rights: 6, unread: 3 },
      { agency: 'charity-one', rights: 6, unread: 0 },
    ],
  );
  expect(listedText(listed).split('\n')).toEqual([
    expect.stringMatching(
      /^charity-one +HTTPS open \/ HTTPS ar agor {2}Kafka 6 rights, 0 unread \/ Kafka: hawliau 6, heb eu darllen 0$/,
    ),
    expect.stringMatching(
      /^la-powys +HTTPS closed since 2026-11-22T10:00:00.000Z \/ HTTPS ar gau ers 2026-11-22T10:00:00.000Z$/,
    ),
    expect.stringMatching(
      /^police-gwent +HTTPS open .* {2}Kafka 6 rights, 3 unread .* {2}last sent 2026-11-20 \/ anfonwyd ddiwethaf 2026-11-20$/,
    ),
    '',
  ]);
  expect(listedText([])).toMatch(/No agency .* \/ Nid oes/);
});
