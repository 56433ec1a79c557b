import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectPath } from '#libs/config';

/** That alert rules ask for what the processes tell: a metric of another name would never fire. */

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}

const { groups } = parse(readFileSync(projectPath('infra', 'prometheus', 'alerts.yaml'), 'utf8')) as Rules;
const rules = groups.flatMap((group) => group.rules);
const folder = projectPath('libs', 'telemetry', 'src');
const sources = readdirSync(folder).filter((file) => /(?<!\.test)\.ts$/.test(file));
const text = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
const told = new Set([...text.matchAll(/'(cyfrif_[a-z_]+)'/g)].map(([, name]) => name));

it.each(rules)('$alert asks for metrics that are told', ({ expr, annotations }) => {
  const asked = [...expr.matchAll(/cyfrif_[a-z_]+/g)].map(([name]) => name);
  expect(asked.filter((name) => !told.has(name))).toEqual([]);
  expect(asked.length > 0 || expr.startsWith('up{')).toBe(true);
  expect(annotations.summary).not.toBe('');
});

it('every metric that stands still or falls when something is wrong has its rule', () => {
  const asked = rules.map(({ expr }) => expr).join('\n');
  for (const name of ['log_brokers_up', 'log_oldest_seconds', 'log_outbox_records', 'log_poison_total'])
    expect(asked).toContain(`cyfrif_${name}`);
  for (const name of [
    'audit_chain_whole',
    'audit_verified_timestamp_seconds',
    'service_active',
    'valid_until_timestamp_seconds',
  ])
    expect(asked).toContain(`cyfrif_${name}`);
});
