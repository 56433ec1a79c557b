import { userInfo } from 'node:os';
import { operatorName } from './operator-name';

const deployment = { CYFRIF_DATABASE_URL: 'postgres://cyfrif_gateway:secret@db.example/cyfrif' };

describe('the name of the operator in the audit account', () => {
  it('is that of the user of the machine, whatever the environment says', () => {
    const { username } = userInfo();
    expect(operatorName({})).toBe(username);
    expect(operatorName({ CYFRIF_OPERATOR: 'somebody-else' })).toBe(username);
  });

  it('is given on a deployment, where containers have no users', () => {
    expect(operatorName({ ...deployment, CYFRIF_OPERATOR: 'elin.rees' })).toBe('elin.rees');
    expect(() => operatorName({ ...deployment, CYFRIF_OPERATOR: 'a\nb' })).toThrow(/CYFRIF_OPERATOR/);
  });

  it('is a number where no list of users has it, as of the user of an image', () => {
    const nobody = (): never => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    };
    expect(operatorName(deployment, nobody)).toBe(`user-${process.getuid?.()}`);
  });
});
