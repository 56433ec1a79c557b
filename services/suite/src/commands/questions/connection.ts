import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suiteConfig } from '#libs/config';
import { readTls, type TlsMaterial } from '#libs/keys';
import { failureOf } from '../../failure';
import { agencyFiles } from '../../house/certificates';
import { houseLayout } from '../../house/layout';
import { questionKeyFolder } from '../../house/question-keys';
import { findRunning } from '../../house/running';

export interface ConnectionOptions {
  agency: string;
  gateway?: string;
  cert?: string;
  key?: string;
  ca?: string;
  questionKey?: string[];
}

export interface Connection {
  gatewayUrl: string;
  agency: string;
  tls: TlsMaterial;
  privateKeys: { kid: string; pem: string }[];
}

/** How an agency's command reaches its gateway, and the keys that open what it is asked. */
export async function connectionOf(
  options: ConnectionOptions,
  { needsKeys = true } = {},
): Promise<Connection> {
  const { agency, cert, key, ca } = options;
  const { dataDir } = suiteConfig(process.env);
  const local = findRunning(dataDir) ?? findRunning(join(dataDir, 'demo'));
  const { pki } = houseLayout(local?.dataDir ?? dataDir);
  const gatewayUrl = options.gateway ?? local?.gatewayUrl;
  if (!gatewayUrl) throw failureOf('house.no-gateway');
  if ((cert || key || ca) && !(cert && key && ca)) throw failureOf('push.certificate', {}, 2);
  const tls =
    cert && key && ca
      ? readTls({ certificate: resolve(cert), key: resolve(key), authority: resolve(ca) })
      : readTls(await agencyFiles(pki, agency));
  const folders = options.questionKey?.map((folder) => resolve(folder)) ?? [questionKeyFolder(pki, agency)];
  return { gatewayUrl, agency, tls, privateKeys: needsKeys ? folders.map(readKeyPair) : [] };
}

function readKeyPair(folder: string): { kid: string; pem: string } {
  const path = join(folder, 'question.jwk.json');
  const text = readFileSync(path, 'utf8');
  try {
    const { kid } = JSON.parse(text) as { kid: string };
    return { kid, pem: readFileSync(join(folder, 'question.key.pem'), 'utf8') };
  } catch (error) {
    if (error instanceof SyntaxError) throw failureOf('file.not-json', { path }, 2);
    throw error;
  }
}
