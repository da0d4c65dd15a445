import type { SignedReceipt } from '#contract/receipt.ts';
import type { IntakeBody } from '#contract/submission.ts';
import type { WindowState } from '#contract/window-api.ts';
import { canonicalJson, sha256Hex } from '../../../main/platform/signing/canonical-json.ts';
import { signText, type SigningKey } from '../../../main/platform/signing/ed25519.ts';
import { aSubmission } from '../../support/submission-builder.ts';

export type GivenBody = { readonly id: string; readonly body: IntakeBody };

/** Submissions as core writes them, each truly sealed and signed. */
export async function bodiesFor(state: Extract<WindowState, { phase: 'ready' }>, key: SigningKey, count: number): Promise<readonly GivenBody[]> {
  const { maison, boutique, notice } = state.published.document;
  const bodies: GivenBody[] = [];
  for (let made = 0; made < count; made += 1) {
    const { receipts, ...submission } = await aSubmission(state);
    const signed = receipts.map((draft): SignedReceipt => {
      const body = {
        ...draft, schema: 'vitrine-receipt/1' as const, controller: maison.controller, privacyContact: maison.privacyContact, boutiqueId: boutique.id,
        windowId: state.windowId, visitId: submission.visitId, collectionMethod: 'touch-window' as const, textSha256: sha256Hex(notice.text.fr), retentionMonths: notice.retentionMonths,
      };
      return { body, signature: signText(key, canonicalJson(body)) };
    });
    bodies.push({ id: submission.id, body: { kind: 'submission', submission, receipts: signed } });
  }
  return bodies;
}
