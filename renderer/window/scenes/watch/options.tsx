import type { Watch } from '#contract/content.ts';
import { watchOptionAxis } from '#contract/content.ts';
import { useScene } from '../../scene-context.ts';

/** Metal and strap, as words: what is chosen is worn at once. */
export function Options({ watch }: { readonly watch: Watch }) {
  const { locale, words, hand, setHand } = useScene();
  const axes = watchOptionAxis.options.filter((axis) => watch.options.filter((option) => option.axis === axis).length > 1);
  return (
    <div className="options">
      {axes.map((axis) => {
        const offered = watch.options.filter((option) => option.axis === axis);
        const worn = hand.variant[axis] ?? offered[0]?.variant;
        return (
          <div key={axis} role="group" aria-label={axis === 'Case' ? words.metal : words.strap}>
            {offered.map((option) => (
              <button type="button" className="choice" key={option.variant} aria-pressed={option.variant === worn} onClick={() => setHand({ variant: { ...hand.variant, [axis]: option.variant } })}>{option.name[locale]}</button>
            ))}
          </div>
        );
      })}
    </div>
  );
}
