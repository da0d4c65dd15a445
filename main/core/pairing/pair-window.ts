import { enrolAnswer, hubRoutes, type Pairing } from '#contract/hub-api.ts';
import { sha256 } from '#contract/ids.ts';
import { readPairingCode } from '#domain/pairing/pairing-code.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { openPinnedHttp } from '../../platform/http/pinned-http.ts';

export type PairingRequest = { readonly code: string; readonly hubUrl: string | null; readonly publicKey: string; readonly appVersion: string };

export type Paired =
  | { readonly outcome: 'paired'; readonly pairing: Pairing }
  | { readonly outcome: 'refused'; readonly reason: 'malformed' | 'hub-away' | 'other-hub' | 'used-or-expired' };

const timeoutMs = 15_000;

/**
 * Enrols this window with the hub whose certificate begins as the code says, and with no other: a hub in between is refused before
 * anything is sent. Nothing is kept here; the caller writes the pairing.
 */
export async function pairWindow({ code, hubUrl, publicKey, appVersion }: PairingRequest): Promise<Paired> {
  const read = readPairingCode(code);
  if (read === null) return refused('malformed');
  if (hubUrl === null) return refused('hub-away');
  if (new URL(hubUrl).protocol !== 'https:') return refused('other-hub');
  let fingerprint = '';
  const http = openPinnedHttp(hubUrl, (certificateSha256) => {
    fingerprint = certificateSha256;
    return certificateSha256.startsWith(read.fingerprintPrefix);
  });
  try {
    const body = JSON.stringify({ code: read.text, publicKey, appVersion });
    const answer = await http.ask({ method: 'POST', path: hubRoutes.enrol, headers: { 'content-type': 'application/json' }, body, timeoutMs, maxBytes: 65_536 });
    if (answer.status !== 200) return refused(answer.status >= 500 ? 'hub-away' : 'used-or-expired');
    const { windowId, name, boutiqueId, role, rootPublicKey } = enrolAnswer.parse(JSON.parse(answer.body.toString('utf8')));
    return { outcome: 'paired', pairing: { schema: 1, hubUrl, hubCertificateSha256: sha256.parse(fingerprint), windowId, name, boutiqueId, role, rootPublicKey } };
  } catch (error) {
    if (!(error instanceof HubFault)) throw error;
    return refused(error.code === 'other-certificate' ? 'other-hub' : 'hub-away');
  } finally {
    http.close();
  }
}

function refused(reason: Extract<Paired, { outcome: 'refused' }>['reason']): Paired {
  return { outcome: 'refused', reason };
}
