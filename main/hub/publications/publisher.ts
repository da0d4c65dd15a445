import { noticePurposeId } from '#domain/consent/notice.ts';
import type { WindowId } from '#domain/ids.ts';
import type { Finding } from '#contract/console-api.ts';
import { contentDocument, type ContentDocument } from '#contract/content.ts';
import { manifest } from '#contract/publication.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import type { WindowRecord, WindowRepository } from '../windows/window-repository.ts';
import type { ContentRepository } from './content-repository.ts';
import { assetsFor, makeManifest } from './make-manifest.ts';
import type { PublicationRepository } from './publication-repository.ts';
import { settleSettings, withSettings, type SaidAlongTheWay } from './setting-tree.ts';
import type { SettingsRepository } from './settings-repository.ts';

export type PublishAnswer =
  | { readonly outcome: 'published'; readonly number: number }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

/** The maison's rules of voice and look. */
export type JudgeContent = (document: ContentDocument) => readonly Finding[];

export type Publisher = {
  /** What the window would show if it were published now. */
  readonly compile: (window: WindowRecord) => ContentDocument | null;
  readonly judge: JudgeContent;
  readonly wayTo: (window: Pick<WindowRecord, 'id' | 'boutiqueId'>) => SaidAlongTheWay;
  readonly publish: (window: WindowId, by: string) => PublishAnswer;
  /**
   * Publishes what the maison wrote and built since, under the settings that the window has; settings that were saved and not
   * published stay so. Null when there is nothing new, or nothing was published yet.
   */
  readonly refresh: (window: WindowId, by: string) => PublishAnswer | null;
  /** A new number with an older content; the window never sees a number go down. */
  readonly goBack: (window: WindowId, to: number, by: string) => PublishAnswer;
};

export type PublisherParts = {
  readonly database: Database; readonly windows: WindowRepository; readonly contents: ContentRepository; readonly settings: SettingsRepository;
  readonly publications: PublicationRepository; readonly keys: KeyStore; readonly doorbell: Doorbell; readonly clock: Clock; readonly judge: JudgeContent;
  /** Where visitors' own phones find the hub's page for them; null when they do not. */
  readonly phoneUrl: string | null;
};

export function createPublisher(parts: PublisherParts): Publisher {
  const { windows, contents, settings, publications, doorbell, judge } = parts;
  const wayTo: Publisher['wayTo'] = (window) => [
    { place: 'maison', said: settings.read({ at: 'maison' }).said },
    { place: 'boutique', said: settings.read({ at: 'boutique', boutiqueId: window.boutiqueId }).said },
    { place: 'window', said: settings.read({ at: 'window', windowId: window.id }).said },
  ];
  const compile: Publisher['compile'] = (window) => {
    const content = contents.find(window.boutiqueId, window.role);
    return content && withSettings(content, settleSettings(content, wayTo(window)));
  };
  const release = releaser(parts);
  const released = (windowId: WindowId, make: (window: WindowRecord) => ContentDocument | null, by: string): PublishAnswer => {
    const window = windows.find(windowId);
    const document = window && make(window);
    if (document === null) return refusedFor('content', String(windowId), 'Nothing was written for this window yet.');
    const answer = release(windowId, document, by);
    if (answer.outcome === 'published') doorbell.ring(windowId, 'desired');
    return answer;
  };
  return {
    compile, judge, wayTo,
    publish: (windowId, by) => released(windowId, compile, by),
    refresh: (windowId, by) => {
      const window = windows.find(windowId);
      const latest = publications.latest(windowId);
      const written = window && contents.find(window.boutiqueId, window.role);
      if (latest === null || written === null) return null;
      const shown = manifest.parse(JSON.parse(latest.signed.manifest));
      const document = withSettings(written, { effective: { ...shown.content.settings, hours: shown.content.boutique.hours } });
      const isSame = shown.phoneUrl === parts.phoneUrl && canonicalJson(document) === canonicalJson(shown.content) && canonicalJson(assetsFor(document, contents.assets())) === canonicalJson(shown.assets);
      return isSame ? null : released(windowId, () => document, by);
    },
    goBack: (windowId, to, by) => released(windowId, () => {
      const earlier = publications.find(windowId, to);
      return earlier && manifest.parse(JSON.parse(earlier.signed.manifest)).content;
    }, by),
  };
}

function releaser({ database, contents, publications, keys, clock, judge, phoneUrl }: PublisherParts) {
  return database.transaction((windowId: WindowId, document: ContentDocument, by: string): PublishAnswer => {
    const parsed = contentDocument.safeParse(document);
    if (!parsed.success) {
      return { outcome: 'refused', findings: parsed.error.issues.map((issue) => ({ rule: 'content', where: issue.path.map(String).join('.'), words: issue.message })) };
    }
    const findings = judge(parsed.data);
    if (findings.length > 0) return { outcome: 'refused', findings };
    const madeAt = clock.now().toISOString();
    const { notAfter } = keys.read().release.certificate;
    if (notAfter <= madeAt) return refusedFor('release-key', 'hub', `The key that signs releases ended on ${notAfter.slice(0, 10)}; renew it with the root key.`);
    const made = makeManifest({ windowId, previous: publications.latest(windowId), content: parsed.data, assets: contents.assets(), keys: keys.read(), phoneUrl, madeAt });
    publications.add({ windowId, madeAt, by, ...made });
    keepShownTexts(publications, parsed.data);
    return { outcome: 'published', number: made.number };
  }).immediate;
}

function keepShownTexts(publications: PublicationRepository, content: ContentDocument): void {
  const shown = [...content.purposes.map((purpose) => ({ ...purpose, purposeId: purpose.id })), { ...content.notice, purposeId: noticePurposeId }];
  for (const { purposeId, textVersion, text } of shown) {
    for (const [locale, words] of Object.entries(text)) publications.keepShownText({ textSha256: sha256Hex(words), textVersion, locale, purposeId });
  }
}

function refusedFor(rule: string, where: string, words: string): PublishAnswer {
  return { outcome: 'refused', findings: [{ rule, where, words }] };
}
