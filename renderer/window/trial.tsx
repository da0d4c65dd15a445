import { useEffect } from 'react';
import type { Published } from '#contract/window-api.ts';
import { judgeContent } from '#domain/grammar/judge-content.ts';
import { request } from './bridge.ts';
import { addressOf, useStills } from './use-stills.ts';

/**
 * An offered publication, laid out for real beneath the view before anything of it is shown: its type in every language, its pictures decoded.
 * What cannot be shown is reported with its reason, and what is on the glass stays.
 */
export function Trial({ offered, onFailed }: { readonly offered: Published; readonly onFailed: () => void }) {
  const { document } = offered;
  useStills(offered);
  useEffect(() => {
    let isOver = false;
    const fail = (reason: string) => {
      if (isOver) return;
      isOver = true;
      void request('publications.answer', { number: offered.number, outcome: 'failed', reason: reason.slice(0, 300) });
      onFailed();
    };
    const finding = judgeContent(document)[0];
    if (finding) return fail(finding.words);
    void tryPictures(offered).catch((error: unknown) => fail(error instanceof Error ? error.message : 'a picture cannot be shown'));
    return () => { isOver = true; };
  }, [offered]);
  return (
    <div className="glass trial" aria-hidden="true">
      {document.settings.locales.map((locale) => <p key={locale} lang={locale} className="display">{document.settings.attractLine[locale]}</p>)}
      {document.watches.map((watch) => <p key={watch.id}>{watch.name}</p>)}
    </div>
  );
}

async function tryPictures(offered: Published): Promise<void> {
  const names = Object.keys(offered.assets).filter((name) => name.endsWith('.webp') && name.includes(offered.document.settings.featuredWatchId));
  for (const name of names) {
    const address = addressOf(offered, name);
    if (!address) continue;
    const picture = new Image();
    picture.src = address;
    await picture.decode().catch(() => { throw new Error(`${name} cannot be shown`); });
  }
}
