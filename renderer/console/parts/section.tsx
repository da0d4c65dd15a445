import type { ReactNode } from 'react';

export function Section({ title, trouble, actions, children }: {
  readonly title: string;
  readonly trouble: string | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <h1 id="section-title" tabIndex={-1}>{title}</h1>
        <div className="actions">{actions}</div>
      </header>
      {trouble && <p className="trouble" role="status">{trouble}</p>}
      {children}
    </section>
  );
}

export function Field({ label, hint, children }: { readonly label: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      {children}
      {hint && <span className="quiet">{hint}</span>}
    </label>
  );
}
