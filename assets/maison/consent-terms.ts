import type { ContentDraft } from './draft.ts';

/** What each country of the demonstration asks of a yes; a maison has its own lawyers say it. */
const byCountry: Readonly<Record<string, ContentDraft['consentTerms']>> = {
  CH: { storedIn: ['CH'], authority: 'Préposé fédéral à la protection des données et à la transparence, Berne' },
  JP: { storedIn: ['CH', 'JP'], authority: '個人情報保護委員会', ageOfConsent: 18 },
};

/** @throws RangeError when nobody said what that country asks */
export function consentTermsOf(country: string): ContentDraft['consentTerms'] {
  const terms = byCountry[country];
  if (!terms) throw new RangeError(`no consent terms were written for ${country}`);
  return terms;
}
