import { createHmac } from 'node:crypto';

const secretPrefix = 'whsec_';

/**
 * The headers of one message by the Standard Webhooks scheme (https://www.standardwebhooks.com, symmetric `v1`): the receiver checks
 * HMAC-SHA256 over `id.timestamp.body`, and does a message with a known id only once.
 * @param secret `whsec_` and base64 of 24 to 64 bytes
 * @throws TypeError when the secret has another form
 */
export function signMessage(secret: string, { id, body, at }: { readonly id: string; readonly body: string; readonly at: Date }): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', readSecret(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

export function readSecret(secret: string): Buffer {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  if (!secret.startsWith(secretPrefix) || key.length < 24 || key.length > 64) throw new TypeError('A webhook’s secret is “whsec_” and base64 of 24 to 64 bytes.');
  return key;
}
