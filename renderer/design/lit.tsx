import type { CSSProperties, ReactNode } from 'react';

/** Type that a travelling light uncovers; `after` is when the light arrives, in ms. A change of `of` lets the light pass again. */
export function Lit({ of, after = 0, as: Tag = 'div', className = '', isSpoken = false, children }: {
  readonly of: string;
  readonly after?: number;
  readonly as?: 'div' | 'p' | 'h1' | 'h2' | 'span' | 'ul' | 'dl' | 'nav';
  readonly className?: string;
  /** Told by a screen reader when it changes. */
  readonly isSpoken?: boolean;
  readonly children: ReactNode;
}) {
  const style: CSSProperties = { animationDelay: `${after}ms` };
  const lit = <Tag key={of} className={`lit ${className}`} style={style}>{children}</Tag>;
  return isSpoken ? <div role="status">{lit}</div> : lit;
}
