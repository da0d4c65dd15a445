import { receiptFile, signerOf, type ReceiptFile, type ReceiptBody } from '#contract/receipt.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import { isSignatureOf } from '../../platform/signing/ed25519.ts';

/** Who vouches for the key that the file names: somebody who gave the key, a hub that was asked, or the file alone. */
export type KnownKey = { readonly publicKey: string; readonly saidBy: string } | null;

export type ReceiptVerdict = { readonly outcome: 'whole' | 'unvouched' | 'broken'; readonly words: readonly string[] };

/** The bytes of a receipt file, whole: canonical JSON and one line feed. */
export function writeReceiptFile(file: ReceiptFile): string {
  return `${canonicalJson(file)}\n`;
}

/** Says in words whether a receipt is whole, who signed it, and what it says. A single other byte anywhere breaks it. */
export function judgeReceiptFile(bytes: Uint8Array, known: KnownKey): ReceiptVerdict {
  const file = readFile(bytes);
  if (typeof file === 'string') return { outcome: 'broken', words: [file] };
  const failure = whyBroken(file, known);
  if (failure !== null) return { outcome: 'broken', words: [failure] };
  const said = wordsOf(file);
  if (known === null) return { outcome: 'unvouched', words: ['The receipt is whole, signed by the key that its own file names; nobody vouches for that key. Give --window-key or --hub.', ...said] };
  return { outcome: 'whole', words: [`The receipt is whole: not one byte differs from what its ${signerOf(file.receipt.body)} signed. That key was given by ${known.saidBy}.`, ...said] };
}

/** Who a file says has signed it, a window or `hub`; null when the file cannot be read. */
export function signerNamedIn(bytes: Uint8Array): string | null {
  const file = readFile(bytes);
  if (typeof file === 'string') return null;
  const { body } = file.receipt;
  return signerOf(body) === 'hub' ? 'hub' : body.windowId;
}

function readFile(bytes: Uint8Array): ReceiptFile | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = receiptFile.safeParse(JSON.parse(text));
    if (!parsed.success) return `The file is no receipt: ${parsed.error.issues.map((issue) => issue.path.map(String).join('.') || 'the whole').join(', ')} does not fit.`;
    return writeReceiptFile(parsed.data) === text ? parsed.data : 'The file was changed: it is not written as the hub wrote it.';
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'The file is no receipt: it cannot be read.';
    throw error;
  }
}

function whyBroken({ receipt, text, signerPublicKey }: ReceiptFile, known: KnownKey): string | null {
  const raw = Buffer.from(receipt.signature, 'base64').toString('base64');
  if (raw !== receipt.signature) return 'The signature was changed.';
  if (known !== null && known.publicKey !== signerPublicKey) return `It names another key than the one given by ${known.saidBy}.`;
  if (!isSignatureOf(signerPublicKey, canonicalJson(receipt.body), receipt.signature)) return 'The signature is not its signer’s over these words: the receipt was changed, or another signed it.';
  return text !== null && sha256Hex(text) !== receipt.body.textSha256 ? 'The text beside it is not the one that was shown.' : null;
}

const gestures: Readonly<Record<ReceiptBody['kind'], string>> = {
  consent: 'a yes', unconfirmed: 'a yes that still has to be repeated from the person’s own address', refusal: 'a no', withdrawal: 'a withdrawal', notice: 'the notice that an appointment needs; no consent',
};

function wordsOf({ receipt: { body }, text, signerPublicKey }: ReceiptFile): readonly string[] {
  const lines = [
    `It records ${gestures[body.kind]}, of the person ${body.subjectId}, captured ${body.capturedAt}.`,
    `Purpose “${body.purposeId}”${body.channel === null ? '' : ` by ${body.channel}`}, for ${body.controller} (${body.privacyContact}).`,
    `Text version ${body.textVersion} in ${body.locale}, SHA-256 ${body.textSha256}${text === null ? ', whose words are not in the file' : `: “${text}”`}.`,
    `Window ${body.windowId} in ${body.boutiqueId}, visit ${body.visitId}; signed by the ${signerOf(body)}’s key ${signerPublicKey}; kept ${body.retentionMonths} months.`,
  ];
  return body.schema === 'vitrine-receipt/1' ? [...lines, 'It has the fields of the first receipts only.'] : [...lines,
    `Rests on ${body.lawfulBasis === 'request' ? 'the request itself' : 'consent'}; about ${body.personalSorts.join(', ')}; kept in ${body.storedIn.join(', ')}, under the law of ${body.jurisdiction}; also received by ${body.recipients.join(', ') || 'nobody'}.`,
    `Withdrawn ${body.withdrawalMethod}. Complaints: ${body.authority ?? body.privacyContact}.`,
  ];
}
