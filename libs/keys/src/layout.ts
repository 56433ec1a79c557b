import { join } from 'node:path';

/**
 * One folder per role, so that each service can be given its own and nothing else:
 *
 *     pseudonymiser/  manifest.json, root-<key id>.key, reference.key, unseal-<kid>.pem
 *                     agencies/<common name>.jwk.json (public keys that return addresses are sealed to)
 *     gateway/        reference.key
 *     indicators/     reference.key
 *     agent/          journal.key
 *     publisher/      release.pem, jitter.key
 *     auditor/        signing.pem
 *     linkage/        model.pem (of who signs linkage models; no service holds it)
 *     public/         seal-<kid>.jwk.json, release.pub.pem, audit.pub.pem, linkage-model.pub.pem
 */
export function layout(dir: string) {
  const role = (name: string) => join(dir, name);
  return {
    pseudonymiser: role('pseudonymiser'),
    root: (keyId: number) => join(role('pseudonymiser'), `root-${keyId}.key`),
    reference: join(role('pseudonymiser'), 'reference.key'),
    agencyKeys: join(role('pseudonymiser'), 'agencies'),
    gatewayReference: join(role('gateway'), 'reference.key'),
    indicatorsReference: join(role('indicators'), 'reference.key'),
    agentJournal: join(role('agent'), 'journal.key'),
    publisherRelease: join(role('publisher'), 'release.pem'),
    publisherJitter: join(role('publisher'), 'jitter.key'),
    auditorSigning: join(role('auditor'), 'signing.pem'),
    modelSigning: join(role('linkage'), 'model.pem'),
    public: role('public'),
    releasePublic: join(role('public'), 'release.pub.pem'),
    auditPublic: join(role('public'), 'audit.pub.pem'),
    modelPublic: join(role('public'), 'linkage-model.pub.pem'),
  };
}
