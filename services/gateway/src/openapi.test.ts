import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { gatewayOpenApi } from './openapi';

describe('schemas/openapi.json', () => {
  it('is what the controllers say; node services/gateway/openapi.mjs writes it anew', async () => {
    const committed = JSON.parse(readFileSync(projectPath('schemas', 'openapi.json'), 'utf8')) as unknown;
    expect(JSON.parse(JSON.stringify(await gatewayOpenApi()))).toEqual(committed);
  });
});
