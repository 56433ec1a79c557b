import { type LocalLogs, localLogs } from '#libs/testing';
import { Positions } from './positions';
import { trim } from './retention';

describe('the retention of the local log', () => {
  let logs: LocalLogs;
  beforeEach(async () => {
    logs = await localLogs();
  });
  afterEach(() => logs.stop());

  it('trims what is processed and older than the retention, and nothing else', async () => {
    const { reader, pseudonymiser, admin, send, idle } = logs;
    const positions = new Positions(pseudonymiser, 'pseudonymiser', 'g', 'intake.sealed');
    await send('old', 'older');
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, () => Promise.resolve());
    await idle();
    await reader.close();
    expect(await trim(pseudonymiser, positions)).toBe(0);
    await admin.query(`UPDATE eventlog.intake_sealed SET appended_at = now() - interval '8 days'`);
    await send('new');
    await admin.query(`UPDATE eventlog.intake_sealed SET appended_at = now() - interval '8 days'`);
    expect(await trim(pseudonymiser, positions)).toBe(2);
    const { rows } = await admin.query<{ key: string }>('SELECT key FROM eventlog.intake_sealed');
    expect(rows).toEqual([{ key: 'new' }]);
    expect(await reader.lag('intake.sealed', 'g')).toBe(1);
  });
});
