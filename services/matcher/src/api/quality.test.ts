import { feedsOfRun } from './quality';

it('takes whose records count from the figures, else from agreements, else from the whole run', () => {
  const asked = [
    { indicator: 'A1', agencies: ['police-a'] },
    { indicator: 'A3', agencies: [] },
    { indicator: 'B3', agencies: [] },
    { indicator: 'C1', agencies: ['health-c'] },
  ];
  const agreed = [
    { indicator: 'A1', agencies: ['police-a', 'police-b'] },
    { indicator: 'A3', agencies: ['prison-x'] },
  ];
  expect(feedsOfRun(asked, agreed)).toEqual([
    { indicator: 'A1', agencies: ['police-a'] },
    { indicator: 'A3', agencies: ['prison-x'] },
    { indicator: 'B3', agencies: ['health-c', 'police-a'] },
    { indicator: 'C1', agencies: ['health-c'] },
  ]);
});
