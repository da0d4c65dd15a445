import type { ReactNode } from 'react';
import type { Trouble } from '../use-answer.ts';

type SectionParts = {
  readonly title: string;
  /** The way here from above, for a place inside a section. */
  readonly way?: ReactNode;
  readonly trouble: Trouble | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function Section({ title, way, trouble, actions, children }: SectionParts) {
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <div>
          {way && <p className="way">{way}</p>}
          <h1 id="section-title" tabIndex={-1}>{title}</h1>
        </div>
        <div className="actions">{actions}</div>
      </header>
      {trouble && <TroubleLine trouble={trouble} />}
      {children}
    </section>
  );
}

/** That the hub is away is said once, above; here only when there is nothing to show at all. */
function TroubleLine({ trouble }: { readonly trouble: Trouble }) {
  if (trouble.cause === 'refused') return <p className="trouble" role="status">{trouble.words}</p>;
  return trouble.lastHeardAt === null ? <p className="trouble" role="status">Nothing was heard of this yet.</p> : null;
}

export function Field({ label, isNarrow = false, children }: { readonly label: string; readonly isNarrow?: boolean; readonly children: ReactNode }) {
  return (
    <label className={isNarrow ? 'field narrow' : 'field'}>
      <span className="field-label">{label}</span>
      {children}
    </label>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <p className="empty"><strong>{title}</strong>{children}</p>;
}
