import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import { canonicalDigest } from './canonical';
import type { AgencyKind } from './descriptor';
import type { Agreement } from './facts.generated';
import { validateAgreement } from './validate';

/** A file of a folder of agreements that cannot be used; it names the file and the place, never a value. */
export class AgreementError extends Error {
  readonly code = 'agreement.invalid';
}

/** Reads every `*.json` of a folder. Throws AgreementError on the first that is not an agreement. */
export function loadAgreements(folder: string): Agreement[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const agreements = files.sort().map((file) => {
    const agreement = parse(join(folder, file), file);
    const [violation] = validateAgreement(agreement);
    if (violation)
      throw new AgreementError(`${file}: ${violation.code} at ${violation.pointer || 'the top'}.`);
    return agreement as Agreement;
  });
  const ids = new Set<string>();
  for (const { id } of agreements) {
    if (ids.has(id)) throw new AgreementError(`Two agreements of the folder have the id ${id}.`);
    ids.add(id);
  }
  return agreements;
}

/** The example agreements that ship with the project: `ISP-<KIND>`, party `*`, every field. */
export function exampleAgreements(): Agreement[] {
  return loadAgreements(projectPath('schemas', 'agreements'));
}

/**
 * Makes the agreements of a demonstration or a run from the examples: `ISP-<KIND>` as it stands, and for each
 * source one `ISP-<COMMON NAME IN CAPITALS>` to which it alone is party. A source of several kinds of the same
 * regime gets their union; of several regimes, those of its first kind's regime.
 */
export function instantiateAgreements(
  templates: readonly Agreement[],
  sources: readonly { commonName: string; kinds: readonly AgencyKind[] }[],
): Agreement[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  for (const { commonName, kinds } of sources) {
    const own = kinds.flatMap((kind) => byId.get(templateId(kind)) ?? []);
    const first = own[0];
    const id = `ISP-${commonName.toUpperCase()}`;
    if (!first || byId.has(id)) continue;
    const events = own.filter(({ regime }) => regime === first.regime).flatMap((template) => template.events);
    byId.set(id, { ...first, id, parties: [commonName], events });
  }
  return [...byId.values()];
}

/** SHA-256 (hex) of an agreement's RFC 8785 form: names exactly what was in force. */
export function agreementDigest(agreement: Agreement): string {
  return canonicalDigest(agreement);
}

function templateId(kind: AgencyKind): string {
  return `ISP-${kind.toUpperCase()}`;
}

function parse(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new AgreementError(`${file}: not readable as JSON.`);
  }
}
