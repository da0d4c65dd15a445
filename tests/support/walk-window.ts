import { watchId } from '#contract/ids.ts';
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
