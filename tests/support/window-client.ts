import { createHash, X509Certificate } from 'node:crypto';
import { Agent, request as begin } from 'node:https';
import { v7 } from 'uuid';
import { enrolAnswer, hubRoutes, tokenAnswer, type EnrolAnswer } from '#contract/hub-api.ts';
import { manifest, signedManifest, type Manifest } from '#contract/publication.ts';
import { intakeAnswer, ledgerGenesis, type IntakeAnswer, type IntakeBody, type IntakeRow } from '#contract/submission.ts';
import { canonicalJson, sha256Hex } from '../../main/platform/signing/canonical-json.ts';
import { makeSigningKey, signText, type SigningKey } from '../../main/platform/signing/ed25519.ts';

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>; readonly bytes: Buffer };

export type Asked = { readonly method?: string; readonly body?: unknown; readonly raw?: string | Uint8Array; readonly headers?: Readonly<Record<string, string>> };

/** A window as the hub meets it on the wire, for tests of the hub alone. */
export type WindowClient = {
  readonly id: EnrolAnswer['windowId'];
  readonly enrolled: EnrolAnswer;
  readonly key: SigningKey;
  readonly token: string;
  readonly ask: (path: string, asked?: Asked) => Promise<Answer>;
  readonly desired: () => Promise<Manifest>;
  /** Chains bodies to this window's ledger as core does. */
  readonly chain: (bodies: readonly { readonly id: string; readonly body: IntakeBody }[]) => readonly IntakeRow[];
  readonly deliver: (rows: readonly IntakeRow[]) => Promise<IntakeAnswer>;
};

export async function enrolWindow(hub: { readonly url: string; readonly fingerprint: string }, code: string): Promise<WindowClient> {
  const key = makeSigningKey();
  const answer = await askHub(hub, hubRoutes.enrol, { body: { code, publicKey: key.publicKey, appVersion: '0.1.0' } });
  if (answer.status !== 200) throw new Error(`not enrolled: ${answer.status} ${JSON.stringify(answer.body)}`);
  return openWindow(hub, enrolAnswer.parse(answer.body), key);
}

/** The same window against a hub that came back, perhaps at another port. */
export async function openWindow(hub: { readonly url: string; readonly fingerprint: string }, enrolled: EnrolAnswer, key: SigningKey): Promise<WindowClient> {
  const at = new Date().toISOString();
  const token = tokenAnswer.parse((await askHub(hub, hubRoutes.token, {
    body: { windowId: enrolled.windowId, at, signature: signText(key, `token/${enrolled.windowId}/${at}`) },
  })).body).token;
  const ask: WindowClient['ask'] = (path, asked = {}) => askHub(hub, path, { ...asked, headers: { authorization: `Bearer ${token}`, ...asked.headers } });
  let head = { sequence: 0, hash: String(ledgerGenesis) };
  return {
    id: enrolled.windowId, enrolled, key, token, ask,
    desired: async () => manifest.parse(JSON.parse(signedManifest.parse((await ask(hubRoutes.desired)).body).manifest)),
    chain: (bodies) => bodies.map(({ id, body }) => {
      const bodySha256 = sha256Hex(canonicalJson(body));
      const sequence = head.sequence + 1;
      const hash = sha256Hex(`${head.hash}\n${sequence}\n${id}\n${bodySha256}`);
      // The brands exist in types only; both are hashes made just above.
      const row = { id, sequence, createdAt: new Date().toISOString(), body, bodySha256, previousHash: head.hash, hash } as IntakeRow;
      head = { sequence, hash };
      return row;
    }),
    deliver: async (rows) => intakeAnswer.parse((await ask(hubRoutes.intake, { body: { rows } })).body),
  };
}

/** One request, to a hub whose certificate has that fingerprint and no other. */
export async function askHub(hub: { readonly url: string; readonly fingerprint: string }, path: string, asked: Asked = {}): Promise<Answer> {
  const body = asked.raw ?? (asked.body === undefined ? null : JSON.stringify(asked.body));
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const agent = new Agent({ checkServerIdentity: () => undefined, rejectUnauthorized: false });
  const sent = begin(new URL(path, hub.url), { agent, method: asked.method ?? (body === null ? 'GET' : 'POST'), headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...asked.headers } }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('error', reject);
    answer.on('end', () => {
      agent.destroy();
      const bytes = Buffer.concat(parts);
      resolve({ status: answer.statusCode ?? 0, body: readJson(bytes), headers: answer.headers, bytes });
    });
  });
  sent.on('socket', (socket) => socket.on('secureConnect', () => {
    const seen = 'getPeerX509Certificate' in socket && typeof socket.getPeerX509Certificate === 'function' ? socket.getPeerX509Certificate() : undefined;
    const isPinned = seen instanceof X509Certificate && createHash('sha256').update(seen.raw).digest('hex') === hub.fingerprint;
    if (!isPinned) sent.destroy(new Error('another certificate than the hub’s'));
  }));
  sent.on('error', reject);
  sent.end(body ?? undefined);
  return promise;
}

export function anId(): string {
  return v7();
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
