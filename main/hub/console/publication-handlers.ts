import { setImmediate } from 'node:timers/promises';
import { manifest } from '#contract/publication.ts';
import type { WindowId } from '#domain/ids.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { listChanges } from '../publications/list-changes.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { PublishAnswer, Publisher } from '../publications/publisher.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import type { Handlers } from './handlers.ts';
import { findSeen } from './window-handlers.ts';

type Parts = { readonly windows: WindowRepository; readonly publications: PublicationRepository; readonly publisher: Publisher; readonly audit: AuditChain };

export function publicationHandlers({ windows, publications, publisher, audit }: Parts): Handlers<'publications.preview' | 'publications.publish' | 'publications.list' | 'publications.go-back'> {
  return {
    'publications.preview': ({ windowId }, staff) => {
      const window = findSeen(windows, windowId, staff);
      const document = publisher.compile(window);
      if (document === null) throw new RequestRefused(404, 'Nothing was written for this window yet.');
      const latest = publications.latest(windowId);
      const shown = latest === null ? null : manifest.parse(JSON.parse(latest.signed.manifest)).content;
      return { document, changes: listChanges(shown, document), findings: [...publisher.judge(document)] };
    },
    'publications.publish': async ({ windowIds }, staff) => {
      const seen = [...new Set(windowIds)].map((id) => findSeen(windows, id, staff));
      const answers: { readonly windowId: WindowId; readonly answer: PublishAnswer }[] = [];
      for (const { id } of seen) {
        // Each is its own transaction; between two of them windows are answered.
        await setImmediate();
        const answer = publisher.publish(id, staff.account.name);
        answers.push({ windowId: id, answer });
        if (answer.outcome === 'published') audit.add({ who: staff.account.name, act: `published-${answer.number}`, subject: id });
      }
      return {
        published: answers.flatMap(({ windowId, answer }) => (answer.outcome === 'published' ? [{ windowId, number: answer.number }] : [])),
        refused: answers.flatMap(({ windowId, answer }) => (answer.outcome === 'refused' ? [{ windowId, findings: [...answer.findings] }] : [])),
      };
    },
    'publications.list': ({ windowId }, staff) => ({
      publications: publications.list(findSeen(windows, windowId, staff).id).map(({ number, sha256, madeAt, by }) => ({ number, sha256, madeAt, by })),
    }),
    'publications.go-back': ({ windowId, to }, staff) => {
      const window = findSeen(windows, windowId, staff);
      if (publications.find(windowId, to) === null) throw new RequestRefused(404, `This window never had a publication ${to}.`);
      const answer = publisher.goBack(window.id, to, staff.account.name);
      if (answer.outcome === 'refused') throw new RequestRefused(409, answer.findings.map((finding) => finding.words).join(' ').slice(0, 600));
      audit.add({ who: staff.account.name, act: `went-back-to-${to}-as-${answer.number}`, subject: windowId });
      return { number: answer.number };
    },
  };
}
