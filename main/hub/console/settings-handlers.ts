import type { Finding, SettingsSaid, SettingsScope, SettingsView } from '#contract/console-api.ts';
import { contentDocument, type ContentDocument } from '#contract/content.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { ContentRepository } from '../publications/content-repository.ts';
import type { JudgeContent } from '../publications/publisher.ts';
import { settleSettings, withSettings, type SaidAlongTheWay } from '../publications/setting-tree.ts';
import type { SettingsRepository } from '../publications/settings-repository.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { mustBeMaison, mustSee, type Handlers, type Staff } from './handlers.ts';
import { findSeen } from './window-handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly contents: ContentRepository; readonly settings: SettingsRepository;
  readonly judge: JudgeContent; readonly audit: AuditChain; readonly clock: Clock;
};

/** What was written for a place, and the settings said on the way to it, the place itself last. */
type Place = { readonly content: ContentDocument; readonly above: SaidAlongTheWay };

export function settingsHandlers(parts: Parts): Handlers<'settings.read' | 'settings.save'> {
  const { settings, judge, audit, clock } = parts;
  const view = (scope: SettingsScope, place: Place): SettingsView => {
    const { said, version } = settings.read(scope);
    const { effective, origins } = settleSettings(place.content, [...place.above, { place: scope.at, said }]);
    return { scope, said, version, origins, effective: { ...effective, hours: scope.at === 'maison' ? null : effective.hours } };
  };
  return {
    'settings.read': ({ scope }, staff) => view(scope, placeFor(scope, staff, parts)),
    'settings.save': ({ scope, said, version }, staff) => {
      const place = placeFor(scope, staff, parts);
      if (said.hours !== undefined && scope.at !== 'boutique') throw new RequestRefused(400, 'Opening hours are said at a boutique.');
      const findings = findNew(judge, place, scope, said);
      if (findings.length > 0) return { outcome: 'refused', findings };
      if (!settings.save(scope, said, version, { at: clock.now().toISOString(), who: staff.account.name })) return { outcome: 'stale', view: view(scope, place) };
      audit.add({ who: staff.account.name, act: 'settings-saved', subject: nameOf(scope) });
      return { outcome: 'saved', view: view(scope, place) };
    },
  };
}

function placeFor(scope: SettingsScope, staff: Staff, { windows, contents, settings }: Parts): Place {
  const maison = { place: 'maison', said: settings.read({ at: 'maison' }).said } as const;
  switch (scope.at) {
    case 'maison': {
      mustBeMaison(staff);
      const [first] = contents.boutiques();
      return { content: mustBeWritten(first === undefined ? null : contents.anyOf(first)), above: [] };
    }
    case 'boutique': {
      mustSee(staff, scope.boutiqueId);
      return { content: mustBeWritten(contents.anyOf(scope.boutiqueId)), above: [maison] };
    }
    case 'window': {
      const window = findSeen(windows, scope.windowId, staff);
      const boutique = { place: 'boutique', said: saidAt(settings, window.boutiqueId) } as const;
      return { content: mustBeWritten(contents.find(window.boutiqueId, window.role)), above: [maison, boutique] };
    }
    default: return assertNever(scope);
  }
}

function saidAt(settings: SettingsRepository, boutiqueId: BoutiqueId): SettingsSaid {
  return settings.read({ at: 'boutique', boutiqueId }).said;
}

function mustBeWritten(content: ContentDocument | null): ContentDocument {
  if (content === null) throw new RequestRefused(404, 'Nothing was written for this place yet.');
  return content;
}

/** What would be wrong with the document because of these settings: not what was wrong with it before. */
function findNew(judge: JudgeContent, { content, above }: Place, scope: SettingsScope, said: SettingsSaid): Finding[] {
  const documentWith = (way: SaidAlongTheWay) => withSettings(content, settleSettings(content, way));
  const after = contentDocument.safeParse(documentWith([...above, { place: scope.at, said }]));
  if (!after.success) return after.error.issues.map((issue) => ({ rule: 'content', where: issue.path.map(String).join('.'), words: issue.message }));
  const before = new Set(judge(documentWith(above)).map((finding) => `${finding.rule} ${finding.where} ${finding.words}`));
  return judge(after.data).filter((finding) => !before.has(`${finding.rule} ${finding.where} ${finding.words}`));
}

function nameOf(scope: SettingsScope): string {
  switch (scope.at) {
    case 'maison': return 'maison';
    case 'boutique': return scope.boutiqueId;
    case 'window': return scope.windowId;
    default: return assertNever(scope);
  }
}
