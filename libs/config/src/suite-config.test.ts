import { ConfigurationFault, suiteConfig } from './index';

describe('the suite configuration', () => {
  it('needs no setting on a fresh machine', () => {
    const config = suiteConfig({});
    expect(config.gateway).toEqual({ host: '127.0.0.1', port: 8443 });
    expect(config.dataDir).toMatch(/\.cyfrif$/);
  });

  it('names the setting that is malformed, and not its value', () => {
    const wrong = (): unknown => suiteConfig({ CYFRIF_GATEWAY_PORT: 'eight' });
    expect(wrong).toThrow(ConfigurationFault);
    expect(wrong).toThrow(/CYFRIF_GATEWAY_PORT/);
    expect(wrong).not.toThrow(/eight/);
  });

  it('takes a time of publication, and refuses what is none', () => {
    expect(suiteConfig({ CYFRIF_PUBLISH_AT: '07:05' }).publishAt).toBe('07:05');
    expect(suiteConfig({ CYFRIF_PUBLISH_AT: '' }).publishAt).toBeUndefined();
    for (const wrong of ['24:00', '9:30', '09:60', 'noon', '09:30:00'])
      expect(() => suiteConfig({ CYFRIF_PUBLISH_AT: wrong })).toThrow(
        'CYFRIF_PUBLISH_AT is not a time of day',
      );
  });

  it('refuses a port beyond the range and an unknown log level', () => {
    expect(() => suiteConfig({ CYFRIF_PORTAL_PORT: '70000' })).toThrow(/CYFRIF_PORTAL_PORT/);
    expect(() => suiteConfig({ CYFRIF_LOG_LEVEL: 'loud' })).toThrow(/error, warn, info, debug/);
  });
});
