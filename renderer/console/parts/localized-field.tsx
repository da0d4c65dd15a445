import { directionOf, locales, type Localized } from '#domain/locale.ts';

const names: Localized = { fr: 'Français', en: 'English', 'zh-Hans': '简体中文', ja: '日本語', ar: 'العربية' };

/** One line in each language of the window, each written in its own direction. */
export function LocalizedField({ legend, value, onChange }: {
  readonly legend: string;
  readonly value: Localized;
  readonly onChange: (value: Localized) => void;
}) {
  return (
    <fieldset className="localized">
      <legend>{legend}</legend>
      {locales.map((locale) => (
        <label key={locale} className="field inline">
          <span className="field-label">{names[locale]}</span>
          <input lang={locale} dir={directionOf(locale)} value={value[locale]} maxLength={160} required
            onChange={(event) => onChange({ ...value, [locale]: event.target.value })} />
        </label>
      ))}
    </fieldset>
  );
}
