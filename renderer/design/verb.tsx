import type { ReactNode } from 'react';

/** Something that can be done: a line of type above which runs a hairline. `isFirst` is the one that the scene leads to. */
export function Verb({ isFirst = false, isDisabled = false, isChosen, onDo, children }: {
  readonly isFirst?: boolean;
  readonly isDisabled?: boolean;
  /** Given for a choice among several; told to a screen reader. */
  readonly isChosen?: boolean;
  readonly onDo: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={isFirst ? 'verb first' : 'verb'} disabled={isDisabled} aria-pressed={isChosen} onClick={onDo}>
      {children}
    </button>
  );
}
