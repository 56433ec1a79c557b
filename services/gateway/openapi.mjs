// Writes schemas/openapi.json from the built controllers: npm run build && node services/gateway/openapi.mjs
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const root = new URL('../../', import.meta.url);
const built = fileURLToPath(new URL('dist/services/gateway/src/openapi.js', root));
const { gatewayOpenApi } = createRequire(import.meta.url)(built);
const text = await format(JSON.stringify(await gatewayOpenApi()), { parser: 'json', printWidth: 110 });
writeFileSync(fileURLToPath(new URL('schemas/openapi.json', root)), text);
