import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Router } from 'express';
import { Router as createRouter } from 'express';
import { projectPath } from '#libs/config';

interface Asset {
  type: string;
  body: Buffer;
}

/** Folder of an installed package, wherever npm has put it. */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

/**
 * Style sheets and scripts of the design systems without the typeface and the crown, which only services on
 * GOV.UK may use.
 */
export class Assets {
  private readonly assets: ReadonlyMap<string, Asset>;
  /** Part of the addresses, so that browsers keep a file until it changes. */
  readonly version: string;

  constructor() {
    const govuk = join(packageFolder('govuk-frontend'), 'dist', 'govuk');
    const moj = join(packageFolder('@ministryofjustice/frontend'), 'moj');
    const own = projectPath('services', 'portal', 'assets');
    this.assets = new Map([
      ['govuk.css', css(join(govuk, 'govuk-frontend.min.css'))],
      ['moj.css', css(join(moj, 'moj-frontend.min.css'))],
      ['portal.css', css(join(own, 'portal.css'))],
      ['govuk.js', script(join(govuk, 'govuk-frontend.min.js'))],
      ['portal.js', script(join(own, 'portal.js'))],
      ['icon.svg', { type: 'image/svg+xml', body: readFileSync(join(own, 'icon.svg')) }],
    ]);
    const hash = createHash('sha256');
    for (const { body } of this.assets.values()) hash.update(body);
    this.version = hash.digest('hex').slice(0, 12);
  }

  router(): Router {
    const router = createRouter();
    router.get('/:version/:name', (request, response) => {
      const asset = this.assets.get(request.params.name);
      if (!asset) {
        response.status(404).type('text/plain').send('Not found');
        return;
      }
      const current = request.params.version === this.version;
      response.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.type(asset.type).send(asset.body);
    });
    return router;
  }
}

function css(file: string): Asset {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/@font-face\{[^}]*\}/gu, '')
    .replaceAll(/"?GDS Transport"?\s*,\s*/gu, '')
    .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//gu, '');
  return { type: 'text/css', body: Buffer.from(text) };
}

function script(file: string): Asset {
  const text = readFileSync(file, 'utf8').replaceAll(/^\/\/# sourceMappingURL=.*$/gmu, '');
  return { type: 'text/javascript', body: Buffer.from(text) };
}
