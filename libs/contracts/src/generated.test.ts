import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { TOPICS } from '#libs/eventlog';
import { projectPath } from '#libs/config';
import { parse } from 'yaml';

describe('what is made from schemas/', () => {
  it('is what the schemas say', () => {
    const check = spawnSync(process.execPath, [projectPath('libs', 'contracts', 'generate.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect({ status: check.status, said: check.stderr }).toEqual({
      status: 0,
      said: expect.not.stringContaining('differs'),
    });
  });
});

describe('schemas/asyncapi.yaml', () => {
  it('describes every topic of the log and no other', () => {
    const document = parse(readFileSync(projectPath('schemas', 'asyncapi.yaml'), 'utf8')) as {
      channels: Record<string, { description: string }>;
    };
    expect(Object.keys(document.channels).sort()).toEqual(Object.keys(TOPICS).sort());
    for (const [name, topic] of Object.entries(TOPICS)) {
      expect(document.channels[name]!.description).toMatch(
        new RegExp(`${topic.partitions} partitions?, kept ${topic.retentionDays} days`),
      );
    }
  });
});
