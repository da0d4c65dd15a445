import type { ReactNode } from 'react';

type SettingLineParts = {
  readonly title: string; readonly note: string; readonly placeName: string; readonly isSaid: boolean; readonly origin: string | undefined;
  readonly onInherit: () => void; readonly children: ReactNode;
};

/** One setting, with the place its value comes from. */
export function SettingLine({ title, note, placeName, isSaid, origin, onInherit, children }: SettingLineParts) {
  return (
    <fieldset className="setting" aria-label={title}>
      <div className="setting-name">{title}<small>{note}</small></div>
      <div>{children}</div>
      <div className="origin">
        {isSaid
          ? <><b>said for {placeName}</b><button type="button" className="plain small" onClick={onInherit} aria-label={`Inherit ${title.toLowerCase()} instead`}>Inherit instead</button></>
          : `from the ${origin === undefined || origin === 'content' ? 'content' : origin}`}
      </div>
    </fieldset>
  );
}
