import type { WatchId } from '#domain/ids.ts';
import { Verb } from '../design/verb.tsx';
import { useScene } from './scene-context.ts';

/** Where every path leads: to a wrist, in the boutique. From the street, where nobody is asked who they are, what was seen is carried away instead. */
export function WayOn({ watchIds }: { readonly watchIds: readonly WatchId[] }) {
  const { visit, words, isStreet } = useScene();
  const carry = () => {
    for (const watchId of watchIds) visit.tell({ type: 'kept', watchId });
    visit.go({ name: 'keep' });
  };
  return isStreet ? <Verb isFirst onDo={carry}>{words.keep}</Verb> : <Verb isFirst onDo={() => visit.go({ name: 'meet', kind: null })}>{words.tryOn}</Verb>;
}
