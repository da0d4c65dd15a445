import type { CodeAnswer } from '#contract/by-code.ts';
import { appointmentId, watchId } from '#contract/ids.ts';
import type { Locale } from '#domain/locale.ts';
import type { WindowPage } from './window-page.ts';

export type VisitScene = (scene: string) => Promise<void>;

/** Walks a visitor through every scene a touch can reach, by place and not by words, so that it serves every language. */
export async function walkVisit(window: WindowPage, locale: Locale, visit: VisitScene): Promise<void> {
  const back = () => window.take('.edge-ways', 0);
  await window.sees('attract');
  await window.speak(locale);
  await visit('attract');
  await window.touchTheRidge();
  await visit('room');
  await window.seeTheWatch();
  await visit('watch');
  await window.take('.watch-ways', 1);
  await visit('story');
  await back();
  await window.take('.watch-ways', 2);
  await visit('movement');
  await window.take('.movement-ways', 0);
  await visit('parted');
  await back();
  await window.take('.watch-ways', 3);
  await visit('life-size');
  await back();
  await window.take('.watch-ways', 4);
  await visit('sheet');
  await window.take('.sheet-ways', 1);
  await window.take('.watch-ways', 5);
  await window.take('.watch-ways', 5);
  await visit('keep');
  await back();
  await walkMeeting(window, visit);
}

/** From a watch to thanks. */
async function walkMeeting(window: WindowPage, visit: VisitScene): Promise<void> {
  await window.take('.watch-ways', 0);
  await visit('meet');
  await window.page.locator('.meet-ways button').last().click();
  await window.sees('by-code');
  await visit('by-code');
  await window.take('.edge-ways', 0);
  await window.take('.meet-ways', 0);
  await window.page.waitForSelector('.hours button');
  await visit('when');
  await window.take('.hours', 2);
  await window.sees('who');
  await window.write('familyName', 'Li');
  await window.write('email', 'li@moraine.example');
  await visit('who');
  await window.take('.who-ways', 0);
  await visit('consent');
  await window.take('.consent-ways', 0);
  await window.sees('thanks');
  await visit('thanks');
}

/** What a tray and a badge bring. */
export async function walkTrayAndBadge(window: WindowPage, locale: Locale, visit: VisitScene): Promise<void> {
  await window.sees('attract');
  await window.speak(locale);
  await window.layOther('foreign');
  await visit('foreign');
  await window.lay(watchId.parse('W-MOR-01'));
  await window.sees('watch');
  await visit('laid');
  await window.lay(watchId.parse('W-ARE-01'), 1);
  await window.sees('compare');
  await visit('compare');
  await window.tapBadge();
  await window.sees('advisor');
  await visit('pin');
  await window.enterPin(window.world.pin);
  await window.page.waitForSelector('.client-list .verb');
  await visit('clients');
  await window.take('.client-list', 0);
  await visit('agree');
  await window.take('.advisor-ways', 0);
  await window.page.waitForSelector('.card h1');
  await visit('card');
}

/** What a code opens: the appointment, what its person agreed to, and what they correct. The page answers `codeAnswersToWalk`. */
export async function walkByCode(window: WindowPage, locale: Locale, visit: VisitScene): Promise<void> {
  await window.sees('attract');
  await window.speak(locale);
  await window.touchTheRidge();
  await window.seeTheWatch();
  await window.take('.watch-ways', 0);
  await window.page.locator('.meet-ways button').last().click();
  await window.sees('by-code');
  await window.write('code', '7k3mq2zd0v9xrt4a');
  await window.take('.code-ways', 0);
  await window.page.waitForSelector('.found');
  await visit('found');
  await window.take('.code-ways', 3);
  await window.page.waitForSelector('.agreed');
  await visit('agreed');
  await window.take('.code-ways', 1);
  await window.page.waitForSelector('.correct');
  await window.write('familyName', 'Durand');
  await visit('correct');
}

const nowhere = { fr: 'En boutique', en: 'At the boutique', 'zh-Hans': '店内会面', ja: 'ブティックで', ar: 'في البوتيك' };
const written = { fr: 'La maison peut m’écrire quand une montre est prête.', en: 'The maison may write when a watch is ready.', 'zh-Hans': '当腕表就绪时，品牌可写信告知。', ja: '時計の準備が整ったとき、便りを受け取ります。', ar: 'يمكن للدار مراسلتي حين تجهز ساعة.' };

export const codeAnswersToWalk: readonly CodeAnswer[] = [
  { outcome: 'found', meeting: {
    id: appointmentId.parse('01939f00-0000-7000-8000-0000000000aa'), kind: 'boutique', name: nowhere, state: 'confirmed', slot: { startsAt: '2027-03-04T10:00:00.000Z', minutes: 45 }, link: null, receivedBy: 'Claire', maison: 'Sérac', isOpen: true, version: 1,
    boutique: { name: 'Sérac Genève', city: 'Genève', address: 'quai des Moraines 14', phone: '+41 22 000 01 14', timeZone: 'Europe/Zurich' },
  } },
  { outcome: 'consents', version: 1, consents: [{ purposeId: 'maison-news', channel: 'email', state: 'given', since: '2026-11-27T09:00:00.000Z', text: written, isOffered: true }] },
];
