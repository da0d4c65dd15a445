import { useState } from 'react';
import type { Finding, SettingsSaid, SettingsView } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';

export type SettingName = keyof SettingsSaid;

/** How the last save went. */
export type Saving =
  | { readonly at: 'writing' | 'saved' }
  | { readonly at: 'refused'; readonly findings: readonly Finding[] }
  | { readonly at: 'stale'; readonly view: SettingsView }
  | { readonly at: 'failed'; readonly words: string };

/** What is being written for a place, on top of what was read of it. What somebody typed is never taken away by an answer. */
export function useSettings(read: SettingsView) {
  const [view, setView] = useState(read);
  const [said, setSaid] = useState<SettingsSaid>(read.said);
  const [saving, setSaving] = useState<Saving>({ at: 'writing' });
  /** Grows when fields that keep their own text must show another. */
  const [edition, setEdition] = useState(0);

  const show = (shown: SettingsView, at: Saving) => {
    setView(shown);
    setSaid(shown.said);
    setSaving(at);
    setEdition((before) => before + 1);
  };
  return {
    view, said, saving, edition,
    say: (change: SettingsSaid) => setSaid((before) => ({ ...before, ...change })),
    inherit: (name: SettingName) => {
      const { [name]: _dropped, ...rest } = said;
      setSaid(rest);
      setEdition((before) => before + 1);
    },
    takeTheirs: () => saving.at === 'stale' && show(saving.view, { at: 'writing' }),
    /** True when it was saved. */
    save: async (version = view.version): Promise<boolean> => {
      const answer = await askHub('settings.save', { scope: view.scope, said, version });
      if (answer.outcome === 'signed-out') window.dispatchEvent(new Event('signed-out'));
      if (answer.outcome !== 'answered') {
        setSaving({ at: 'failed', words: answer.outcome === 'refused' ? answer.words : 'The hub does not answer. Nothing was saved; what you wrote is still here.' });
        return false;
      }
      const { value } = answer;
      if (value.outcome === 'saved') show(value.view, { at: 'saved' });
      if (value.outcome === 'stale') setSaving({ at: 'stale', view: value.view });
      if (value.outcome === 'refused') setSaving({ at: 'refused', findings: value.findings });
      return value.outcome === 'saved';
    },
  };
}
