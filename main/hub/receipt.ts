import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { receiptKeyAnswer } from '#contract/receipt.ts';
import { openPinnedHttp } from '../platform/http/pinned-http.ts';
import { judgeReceiptFile, signerNamedIn, type KnownKey } from './consent/judge-receipt-file.ts';
import { runCommand } from './run-command.ts';

const usage = [
  'npm run receipt -- verify FILE [--window-key PEM]                     with the key of the window in a PEM file',
  'npm run receipt -- verify FILE [--hub URL --fingerprint SHA256]       with the key that a hub knows for that window',
  'Ends with 0 when the receipt is whole and its key is known, 1 when it is broken, 3 when nobody vouches for the key.',
].join('\n');

const spkiPrefixBytes = 12;
const endings = { whole: 0, broken: 1, unvouched: 3 } as const;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'window-key': { type: 'string' }, hub: { type: 'string' }, fingerprint: { type: 'string' } },
  });
  const [act, file] = positionals;
  if (act !== 'verify' || file === undefined) throw new TypeError(usage);
  const bytes = readFileSync(file);
  const verdict = judgeReceiptFile(bytes, await knownKey(bytes, values));
  process.stdout.write(`${verdict.words.join('\n')}\n`);
  process.exitCode = endings[verdict.outcome];
});

type Given = { readonly 'window-key'?: string | undefined; readonly hub?: string | undefined; readonly fingerprint?: string | undefined };

async function knownKey(bytes: Uint8Array, given: Given): Promise<KnownKey> {
  if (given['window-key'] !== undefined) {
    const spki = createPublicKey(readFileSync(given['window-key'])).export({ format: 'der', type: 'spki' });
    return { publicKey: spki.subarray(spkiPrefixBytes).toString('base64'), saidBy: given['window-key'] };
  }
  if (given.hub === undefined) return null;
  if (given.fingerprint === undefined) throw new TypeError('Say --fingerprint too: the hub’s own, as the console and its first line show it.');
  const signer = signerNamedIn(bytes);
  return signer === null ? null : askHub(given.hub, given.fingerprint, signer);
}

async function askHub(url: string, fingerprint: string, signer: string): Promise<KnownKey> {
  const line = openPinnedHttp(url, (sha256) => sha256 === fingerprint);
  try {
    const answer = await line.ask({ method: 'GET', path: `/v1/receipt-keys/${signer}`, timeoutMs: 10_000, maxBytes: 4096 });
    if (answer.status === 404) throw new TypeError('That hub never had such a window: the receipt is not one of its maison.');
    if (answer.status !== 200) throw new TypeError(`The hub answered ${answer.status}.`);
    const { signerPublicKey, signerName } = receiptKeyAnswer.parse(JSON.parse(answer.body.toString('utf8')));
    return { publicKey: signerPublicKey, saidBy: `${url}, where it is called “${signerName}”` };
  } finally {
    line.close();
  }
}
