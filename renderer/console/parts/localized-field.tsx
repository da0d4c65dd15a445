import { directionOf, locales, type Locale, type Localized } from '#domain/locale.ts';
import { localeNames } from './locale-names.ts';

/** One line in each language of the window, each written in its own direction. */
export function LocalizedField({ value, onChange }: { readonly value: Localized; readonly onChange: (value: Localized) => void }) {
  return (
    <div className="lines">
      {locales.map((locale) => (
        <label key={locale} className="field inline">
          <span className="field-label" lang={locale}>{localeNames[locale]}</span>
          <input lang={locale} dir={directionOf(locale)} value={value[locale]} maxLength={160} required
            onChange={(event) => onChange({ ...value, [locale]: event.target.value })} />
        </label>
      ))}
    </div>
  );
}

/** Which languages a window speaks; at least one. */
export function LocalesField({ value, onChange }: { readonly value: readonly Locale[]; readonly onChange: (value: Locale[]) => void }) {
  const toggle = (locale: Locale, isSpoken: boolean) => onChange(locales.filter((entry) => (entry === locale ? isSpoken : value.includes(entry))));
  return (
    <div className="checks">
      {locales.map((locale) => (
        <label key={locale} className="check" lang={locale}>
          <input type="checkbox" checked={value.includes(locale)} disabled={value.length === 1 && value.includes(locale)} onChange={(event) => toggle(locale, event.target.checked)} />{localeNames[locale]}
        </label>
      ))}
    </div>
  );
}
