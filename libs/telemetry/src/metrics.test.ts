import { createMetrics } from './metrics';

describe('the metrics', () => {
  it('tell throughput, batch sizes, failures, refusals by code and accepted events', async () => {
    const metrics = createMetrics('gateway');
    metrics.batch('intake.sealed', 'pseudonymiser', 500, 0.02);
    metrics.batch('intake.sealed', 'pseudonymiser', 20, 0.02);
    metrics.failure('intake.sealed', 'pseudonymiser', 'handler.failed');
    metrics.poison('intake.sealed', 'pseudonymiser', 'handler.failed');
    metrics.refused('gateway', 'envelope.invalid');
    metrics.accepted('police-north', 7);
    const text = await metrics.text();
    const labels = 'topic="intake.sealed",group="pseudonymiser"';
    expect(text).toContain(`cyfrif_log_records_total{${labels},service="gateway"} 520`);
    expect(text).toContain(`cyfrif_log_batch_records_count{service="gateway",${labels}} 2`);
    expect(text).toMatch(/cyfrif_log_failures_total\{[^}]*code="handler\.failed"[^}]*\} 1/);
    expect(text).toMatch(/cyfrif_log_poison_total\{[^}]*\} 1/);
    expect(text).toMatch(/cyfrif_refusals_total\{stage="gateway",code="envelope\.invalid"[^}]*\} 1/);
    expect(text).toMatch(/cyfrif_events_accepted_total\{agency="police-north"[^}]*\} 7/);
  });

  it('ask for the lag at each scrape, and survive a question that fails', async () => {
    const metrics = createMetrics('matcher');
    let records = 12;
    metrics.watchLag('linkage.records', 'matcher', () =>
      records < 0 ? Promise.reject(new Error('away')) : Promise.resolve({ records, ageSeconds: 3.5 }),
    );
    const first = await metrics.text();
    expect(first).toMatch(/cyfrif_log_lag_records\{[^}]*\} 12/);
    expect(first).toMatch(/cyfrif_log_oldest_seconds\{[^}]*\} 3\.5/);
    expect(first).toMatch(/cyfrif_log_unknown_groups\{[^}]*\} 0/);
    records = 0;
    expect(await metrics.text()).toMatch(/cyfrif_log_lag_records\{[^}]*\} 0/);
    records = -1;
    const unanswered = await metrics.text();
    expect(unanswered).not.toMatch(/cyfrif_log_(lag_records|oldest_seconds)\{/);
    expect(unanswered).toMatch(/cyfrif_log_unknown_groups\{[^}]*\} 1/);
  });

  it('come within two seconds though the brokers hang, with what is known without them', async () => {
    const metrics = createMetrics('matcher');
    const hanging = (): Promise<never> => new Promise(() => undefined);
    for (const topic of ['linkage.records', 'quality.asked']) metrics.watchLag(topic, 'matcher', hanging);
    metrics.watchLag('questions.answered', 'matcher', () => Promise.resolve({ records: 3, ageSeconds: 1 }));
    metrics.watchOutbox(() => Promise.resolve(7));
    const begun = performance.now();
    const text = await metrics.text();
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(text).toMatch(/cyfrif_log_outbox_records\{[^}]*\} 7/);
    expect(text.match(/^cyfrif_log_lag_records\{[^}]*\} .*$/gm)).toHaveLength(1);
    expect(text).toMatch(/cyfrif_log_unknown_groups\{[^}]*\} 2/);
  });

  it('count a group that stands past the end of its log as one of which nothing is known', async () => {
    const metrics = createMetrics('matcher');
    metrics.watchLag('linkage.records', 'matcher', () => Promise.resolve({ records: NaN, ageSeconds: NaN }));
    expect(await metrics.text()).toMatch(/cyfrif_log_unknown_groups\{[^}]*\} 1/);
  });

  it('ask for the outbox after the lags, and say when it is not known', async () => {
    const metrics = createMetrics('matcher');
    const asked: string[] = [];
    metrics.watchLag('linkage.records', 'matcher', () => {
      asked.push('lag');
      return Promise.resolve({ records: 0, ageSeconds: 0 });
    });
    metrics.watchOutbox(() => {
      asked.push('outbox');
      return asked.length < 4 ? Promise.resolve(7) : Promise.reject(new Error('away'));
    });
    expect(await metrics.text()).toMatch(/cyfrif_log_outbox_records\{[^}]*\} 7/);
    expect(await metrics.text()).toMatch(/cyfrif_log_outbox_records\{[^}]*\} Nan/);
    expect(asked).toEqual(['lag', 'outbox', 'lag', 'outbox']);
  });

  it('tell whether the brokers answer, where there are any', async () => {
    expect(await createMetrics('portal').text()).not.toContain('cyfrif_log_brokers_up');
    const metrics = createMetrics('matcher');
    let answering = true;
    metrics.watchBrokers(() => Promise.resolve(answering));
    expect(await metrics.text()).toMatch(/cyfrif_log_brokers_up\{[^}]*\} 1/);
    answering = false;
    expect(await metrics.text()).toMatch(/cyfrif_log_brokers_up\{[^}]*\} 0/);
  });

  it('tell whether the audit chain was whole, and when', async () => {
    const metrics = createMetrics('auditor');
    expect(await metrics.text()).not.toContain('cyfrif_audit');
    metrics.chainVerified(false, 12, 1_772_445_600);
    const text = await metrics.text();
    expect(text).toMatch(/cyfrif_audit_chain_whole\{[^}]*\} 0/);
    expect(text).toMatch(/cyfrif_audit_verified_entries\{[^}]*\} 12/);
    expect(text).toMatch(/cyfrif_audit_verified_timestamp_seconds\{[^}]*\} 1772445600/);
  });

  it('of two services in one process do not mix', async () => {
    const [one, two] = [createMetrics('one'), createMetrics('two')];
    one.refused('gateway', 'a');
    expect(await two.text()).not.toMatch(/cyfrif_refusals_total\{/);
  });
});

describe('what ends', () => {
  it('is told of each thing that has an end, as it is at the scrape', async () => {
    const metrics = createMetrics('gateway');
    expect(await metrics.text()).not.toContain('cyfrif_valid_until');
    let end: Date | undefined = new Date('2027-01-01T00:00:00Z');
    metrics.watchEnd('door.revocations', () => end);
    metrics.watchEnd('door.certificate', () => undefined);
    const seconds = `${Date.parse('2027-01-01T00:00:00Z') / 1000}`;
    const line = /^cyfrif_valid_until_timestamp_seconds\{of="([^"]*)"[^}]*\} (.*)$/gm;
    const told = async (): Promise<string[][]> =>
      [...(await metrics.text()).matchAll(line)].map((m) => m.slice(1));
    expect(await told()).toEqual([['door.revocations', seconds]]);
    end = undefined;
    expect(await told()).toEqual([]);
  });
});
