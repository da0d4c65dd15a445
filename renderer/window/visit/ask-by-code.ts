import { v7 } from 'uuid';
import type { CodeAnswer, CodeDeed } from '#contract/by-code.ts';
import type { Published } from '#contract/window-api.ts';
import { request } from '../bridge.ts';
import { sealForm } from '../../sealing/seal-form.ts';

/** Asks the hub by a visitor's code, sealed here; `away` when core or hub cannot be asked now. */
export async function askByCode(code: string, deed: CodeDeed, { published, windowId }: { readonly published: Published; readonly windowId: string }): Promise<CodeAnswer | { readonly outcome: 'away' }> {
  const id = v7();
  const sealed = await sealForm({ code, deed }, published.sealingKey, { id, windowId });
  const asked = await request('codes.ask', { id, sealed });
  return asked.ok && asked.value.outcome === 'answered' ? asked.value.answer : { outcome: 'away' };
}
