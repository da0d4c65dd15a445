import { useState } from 'react';
import { directionOf } from '#domain/locale.ts';
import { useScene } from './scene-context.ts';
import type { WindowFacts } from './use-window-state.ts';
import { languageNames, type Words } from './words/words.ts';

/** What is at hand in every scene: the way back, the languages, reach, and a calm line when the tray has something to say. */
export function Edge() {
  const { visit, document, words, facts, locale } = useScene();
  const [isSpeaking, setSpeaking] = useState(false);
  const isAttract = visit.scene.name === 'attract';
  const others = document.settings.locales.filter((entry) => entry !== locale);
  const said = trayWords(facts, words);
  const choose = (entry: typeof locale) => {
    visit.tell({ type: 'spoke', locale: entry });
    setSpeaking(false);
  };
  return (
    <>
      {said && <p className="tray-line line ice" role="status">{said}</p>}
      <div className="edge">
        {isAttract ? <span /> : (
          <div className="edge-ways">
            <button type="button" onClick={visit.back}>{words.back}</button>
            <button type="button" onClick={() => visit.end('left')}>{words.leave}</button>
            <button type="button" aria-pressed={visit.isReach} onClick={() => visit.tell({ type: 'reached' })}>{words.reach}</button>
          </div>
        )}
        <div className="languages">
          {isSpeaking || isAttract
            ? [locale, ...others].map((entry) => <button type="button" key={entry} lang={entry} dir={directionOf(entry)} aria-current={entry === locale || undefined} onClick={() => choose(entry)}>{languageNames[entry]}</button>)
            : <button type="button" lang={locale} aria-expanded={false} onClick={() => setSpeaking(true)}>{languageNames[locale]}</button>}
        </div>
        {isAdvised(facts) && <span className="advisor-dot" role="img" aria-label="·" />}
      </div>
    </>
  );
}

/** What the tray has to say to a visitor, calmly; nothing when it simply works, and nothing when it is away. */
export function trayWords(facts: WindowFacts, words: Words): string | null {
  const told = facts.tray.slots.map((slot) => slot.state).find((state): state is keyof Words['tray'] => Object.hasOwn(words.tray, state));
  return told ? words.tray[told] : null;
}

/** A dot for whoever knows what it means: the tray or core is away. Visitors see a point of light. */
function isAdvised(facts: WindowFacts): boolean {
  return !facts.isCoreHere || facts.tray.slots.some((slot) => slot.state === 'away');
}
