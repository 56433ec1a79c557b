import { refuseEmbedded } from './migrate';

describe('bringing a database without an address to the newest schema', () => {
  it.each([
    ['NODE_ENV', 'production'],
    ['CYFRIF_ENVIRONMENT', 'production'],
    ['CYFRIF_MODE', 'kafka'],
  ])('is refused where %s=%s says that it is a deployment', (name, value) => {
    expect(() => refuseEmbedded({ [name]: value })).toThrow(
      `Set CYFRIF_DATABASE_ADMIN_URL: ${name}=${value}`,
    );
  });

  it('means the embedded one everywhere else', () => {
    expect(() => refuseEmbedded({ NODE_ENV: 'test', CYFRIF_ENVIRONMENT: 'development' })).not.toThrow();
  });
});
