import type { SettingsView } from '#contract/console-api.ts';

type StaleSettingsParts = { readonly theirs: SettingsView; readonly onTakeTheirs: () => void; readonly onSaveMine: () => void };

/** Two people saved at once: neither is lost, and the second decides. */
export function StaleSettings({ theirs, onTakeTheirs, onSaveMine }: StaleSettingsParts) {
  const watch = theirs.said.featuredWatchId;
  const line = theirs.said.attractLine;
  return (
    <div className="clash" role="alert">
      <p>Somebody else saved this place meanwhile; nothing of yours was saved and nothing of theirs was overwritten. What you wrote is still below.</p>
      <p className="quiet">Theirs says {Object.keys(theirs.said).length === 0 ? 'nothing here' : `${Object.keys(theirs.said).length} settings here`}{watch && `, featured watch ${watch}`}{line && <>, attract line <q lang="fr">{line.fr}</q></>}.</p>
      <div className="actions"><button type="button" onClick={onTakeTheirs}>Take theirs</button><button type="button" onClick={onSaveMine}>Save mine over it</button></div>
    </div>
  );
}
