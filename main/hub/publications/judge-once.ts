import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { JudgeContent } from './publisher.ts';

const mostKept = 100;

/** Reading a whole document by the grammar takes a tenth of a second; the windows of a boutique mostly share theirs, so it is read once. */
export function judgeOnce(judge: JudgeContent): JudgeContent {
  const kept = new Map<string, ReturnType<JudgeContent>>();
  return (document) => {
    const name = sha256Hex(canonicalJson(document));
    const known = kept.get(name);
    if (known !== undefined) return known;
    const findings = judge(document);
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(name, findings);
    return findings;
  };
}
