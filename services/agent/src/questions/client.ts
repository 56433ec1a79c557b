import { Agent, request } from 'node:https';
import type { QuestionAnswer, QuestionKind } from '#libs/contracts';
import { createAddressOpener, type TlsMaterial } from '#libs/keys';

/** An item as the agency reads it: its own names of the records. */
export interface OpenedItem {
  setId: string;
  itemId: string;
  kind: QuestionKind;
  expiresOn: string;
  /** undefined: sealed to a key that is not held here any more. */
  records: (string | undefined)[];
}

export interface QuestionsOptions {
  gatewayUrl: string;
  tls: TlsMaterial;
  /** Common name of the agency's certificate. */
  agency: string;
  /** The agency's private keys, old ones too. */
  privateKeys: readonly { kid: string; pem: string }[];
}

interface Sets {
  questions: {
    setId: string;
    kind: QuestionKind;
    expiresOn: string;
    items: { itemId: string; records: string[] }[];
  }[];
}

const WAIT_MS = 30_000;

/** What the gateway said, or the stable code of why not. */
export type Asked<T> = { ok: true; value: T } | { ok: false; code: string };

/** What the agency is asked about its own records, opened with its own keys. */
export async function fetchQuestions(options: QuestionsOptions): Promise<Asked<OpenedItem[]>> {
  const answer = await call(options, 'GET', '/v1/questions');
  if (!answer.ok) return answer;
  const { questions } = answer.value as Sets;
  const open = createAddressOpener(options.agency, options.privateKeys);
  const items: OpenedItem[] = [];
  for (const { setId, kind, expiresOn, items: sealed } of questions)
    for (const { itemId, records } of sealed)
      items.push({ setId, itemId, kind, expiresOn, records: await Promise.all(records.map(open)) });
  return { ok: true, value: items };
}

/** Answers one whole set. */
export async function sendAnswers(
  options: Pick<QuestionsOptions, 'gatewayUrl' | 'tls'>,
  setId: string,
  answers: readonly { itemId: string; answer: QuestionAnswer }[],
): Promise<Asked<unknown>> {
  return await call(options, 'POST', `/v1/questions/${encodeURIComponent(setId)}/answers`, { answers });
}

function call(
  { gatewayUrl, tls }: Pick<QuestionsOptions, 'gatewayUrl' | 'tls'>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Asked<unknown>> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers = bytes ? { 'content-type': 'application/json', 'content-length': bytes.length } : {};
  const agent = new Agent({ ...tls, keepAlive: false });
  return new Promise((resolve) => {
    const silent = (): void => resolve({ ok: false, code: 'gateway.unreachable' });
    const sent = request(
      new URL(path, gatewayUrl),
      { method, agent, headers, timeout: WAIT_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', silent);
        response.on('end', () => {
          const answer = parsed(Buffer.concat(chunks));
          if (response.statusCode === 200 && answer) resolve({ ok: true, value: answer });
          else
            resolve({
              ok: false,
              code: typeof answer?.['code'] === 'string' ? answer['code'] : 'gateway.refused',
            });
        });
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', silent);
    sent.end(bytes);
  });
}

function parsed(body: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
