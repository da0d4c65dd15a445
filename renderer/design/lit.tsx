import type { CSSProperties, ReactNode } from 'react';

/** Type that a travelling light uncovers; `after` is when the light arrives, in ms. A change of `of` lets the light pass again. */
export function Lit({ of, after = 0, as: Tag = 'div', className = '', children }: {
  readonly of: string;
  readonly after?: number;
  readonly as?: 'div' | 'p' | 'h1' | 'h2' | 'span' | 'ul' | 'dl' | 'nav';
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const style: CSSProperties = { animationDelay: `${after}ms` };
  return <Tag key={of} className={`lit ${className}`} style={style}>{children}</Tag>;
}
